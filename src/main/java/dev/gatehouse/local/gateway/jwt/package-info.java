/** Verifies JSON Web Tokens: one class for each check, and a cache of the issuers' keys. */
@NullMarked
package dev.gatehouse.local.gateway.jwt;

import org.jspecify.annotations.NullMarked;
