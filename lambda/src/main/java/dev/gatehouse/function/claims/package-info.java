/**
 * Reads the caller's claims from an API Gateway event. You can copy this package: it depends only on
 * aws-lambda-java-events.
 */
@NullMarked
package dev.gatehouse.function.claims;

import org.jspecify.annotations.NullMarked;
