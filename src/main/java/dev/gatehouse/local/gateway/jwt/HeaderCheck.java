package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * No header member that would choose the key or change how the signature is read. RFC 7515 section 4.1.11 wants an
 * unknown {@code crit} refused. CHOICE: the key members are refused rather than ignored, since no issuer that an
 * authorizer can name sends them and an attacker would.
 */
final class HeaderCheck implements TokenCheck {
    private static final List<String> REFUSED = List.of("crit", "b64", "jku", "jwk", "x5u", "x5c", "zip");

    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return REFUSED.stream()
                .filter(name -> token.header().has(name))
                .findFirst()
                .map(name -> new Refusal(
                        "the token header is not acceptable",
                        "header: keys come from the issuer " + authorizer.issuer()
                                + " alone; this token's header has " + name
                                + ": use a token of that issuer"));
    }
}
