/** Signs users in: authentication flows and challenges of the JSON API, which the hosted pages share. */
@NullMarked
package dev.gatehouse.local.cognito.signin;

import org.jspecify.annotations.NullMarked;
