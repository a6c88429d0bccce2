/** Verifies JSON Web Tokens: one class for each check, and the issuer's keys. */
@NullMarked
package dev.gatehouse.local.gateway.jwt;

import org.jspecify.annotations.NullMarked;
