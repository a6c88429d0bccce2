package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.Optional;

/** One check of a token. {@link JwtVerifier} has the order of all checks. */
@FunctionalInterface
interface TokenCheck {
    /** Returns empty if the token passes. */
    Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now);
}
