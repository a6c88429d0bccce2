/** The token, userInfo and revocation endpoints, with one class for each grant type. */
@NullMarked
package dev.gatehouse.local.oauth.token;

import org.jspecify.annotations.NullMarked;
