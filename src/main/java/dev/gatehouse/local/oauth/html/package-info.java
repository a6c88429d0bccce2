/** HTML building blocks of the hosted pages. */
@NullMarked
package dev.gatehouse.local.oauth.html;

import org.jspecify.annotations.NullMarked;
