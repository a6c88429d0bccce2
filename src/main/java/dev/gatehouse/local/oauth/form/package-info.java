/** Forms, cookies, client authentication and page texts of the hosted endpoints. */
@NullMarked
package dev.gatehouse.local.oauth.form;

import org.jspecify.annotations.NullMarked;
