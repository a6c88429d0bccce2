package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Refuses header parameters that would select the key or change how the signature is read. RFC 7515 section 4.1.11
 * requires refusing an unknown {@code crit}. CHOICE: key parameters are refused instead of ignored, because issuers do
 * not send them and attackers do.
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
                        "header: must not have " + String.join(", ", REFUSED) + ", got " + name + "; use a token of "
                                + authorizer.issuer()));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                "header",
                "none of " + String.join(", ", REFUSED),
                LogValue.of(String.join(", ", token.header().keySet())));
    }
}
