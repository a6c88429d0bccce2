package dev.gatehouse.local.gateway.jwt;

import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.Optional;

/**
 * DOC "JWT authorizers": only RSA-based algorithms. CHOICE: only RS256, the algorithm of Cognito's keys. The comparison
 * is exact, so {@code none} in any spelling and {@code HS256} are refused.
 */
final class AlgorithmCheck implements TokenCheck {
    @Override
    public Optional<Refusal> check(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        if (token.headerText("alg").filter("RS256"::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "signing method is invalid",
                "algorithm: alg must be RS256, got "
                        + LogValue.of(token.header().get("alg")) + "; use a token of " + authorizer.issuer()));
    }

    @Override
    public Description describe(CompactJws token, HttpApi.JwtAuthorizer authorizer, Instant now) {
        return new Description(
                "algorithm", "alg RS256", LogValue.of(token.header().get("alg")));
    }
}
