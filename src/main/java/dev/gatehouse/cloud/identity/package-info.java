/** Declares the Cognito user pool, its clients, scopes, identity providers and sign-in pages. */
@NullMarked
package dev.gatehouse.cloud.identity;

import org.jspecify.annotations.NullMarked;
