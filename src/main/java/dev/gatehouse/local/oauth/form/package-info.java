/** Forms, cookies and client authentication of the hosted endpoints. */
@NullMarked
package dev.gatehouse.local.oauth.form;

import org.jspecify.annotations.NullMarked;
