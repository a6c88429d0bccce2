package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.Optional;

/** One check of a token. {@link JwtVerifier} has the order of all checks. */
interface TokenCheck {
    /** Returns empty if the token passes. */
    Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now);

    /** What the check expects and what the token has, for the console. */
    Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now);

    /** @param name what is checked, such as {@code issuer} */
    record Description(String name, String expected, String received) {}
}
