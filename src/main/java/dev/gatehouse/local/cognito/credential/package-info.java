/** Passwords, SRP verifiers and authenticator-app secrets. */
@NullMarked
package dev.gatehouse.local.cognito.credential;

import org.jspecify.annotations.NullMarked;
