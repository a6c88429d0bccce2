/** Sign-in through the JSON API: authentication flows and challenges. */
@NullMarked
package dev.gatehouse.local.cognito.signin;

import org.jspecify.annotations.NullMarked;
