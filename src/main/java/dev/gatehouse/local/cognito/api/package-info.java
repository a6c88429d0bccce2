/** Requests and responses of the cognito-idp JSON API, and the checks that operations share. */
@NullMarked
package dev.gatehouse.local.cognito.api;

import org.jspecify.annotations.NullMarked;
