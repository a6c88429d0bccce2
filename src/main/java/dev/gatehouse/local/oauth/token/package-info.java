/** The token and revocation endpoints: one class for each grant type. */
@NullMarked
package dev.gatehouse.local.oauth.token;

import org.jspecify.annotations.NullMarked;
