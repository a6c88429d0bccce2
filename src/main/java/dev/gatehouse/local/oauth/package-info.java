/** The hosted endpoints: authorize, token, userInfo, logout and the sign-in pages. */
@NullMarked
package dev.gatehouse.local.oauth;

import org.jspecify.annotations.NullMarked;
