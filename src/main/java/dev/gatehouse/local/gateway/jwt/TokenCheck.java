package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.Optional;

/** One thing that a token must stand; the order of them all is in {@link JwtVerifier}. */
@FunctionalInterface
interface TokenCheck {
    /** Empty when the token stands it. */
    Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now);
}
