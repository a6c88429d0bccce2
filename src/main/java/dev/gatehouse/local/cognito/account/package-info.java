/** Operations that signed-in users call for themselves, with an access token. */
@NullMarked
package dev.gatehouse.local.cognito.account;

import org.jspecify.annotations.NullMarked;
