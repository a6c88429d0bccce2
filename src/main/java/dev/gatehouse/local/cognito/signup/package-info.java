/** Sign-up and confirmation of new users. */
@NullMarked
package dev.gatehouse.local.cognito.signup;

import org.jspecify.annotations.NullMarked;
