package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.HttpApi;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Verifies tokens for JWT authorizers; the only maker of {@link VerifiedToken}. */
public final class JwtVerifier {
    private static final int REMEMBERED = 4096;

    private final List<TokenCheck> checks;
    private final Clock clock;

    public JwtVerifier(JwksCache keys, Clock clock) {
        this(keys, clock, new VerifiedSignatureCache(REMEMBERED));
    }

    public JwtVerifier(JwksCache keys, Clock clock, VerifiedSignatureCache verified) {
        // DOC "JWT authorizers", "Authorizing API requests": algorithm and signature first, then the claims.
        this(
                clock,
                new HeaderCheck(),
                new AlgorithmCheck(),
                new SignatureCheck(keys, verified),
                new IssuerCheck(),
                new AudienceCheck(),
                new ExpiryCheck(verified),
                new NotInFutureCheck("nbf"),
                new NotInFutureCheck("iat"));
    }

    private JwtVerifier(Clock clock, TokenCheck... checks) {
        this.clock = clock;
        this.checks = List.of(checks);
    }

    /**
     * For tokens of a user pool, whichever of its clients they are for (DOC "Integrate a REST API with an Amazon Cognito
     * user pool"). CHOICE: the same checks in the same order otherwise.
     */
    public static JwtVerifier ofUserPools(JwksCache keys, Clock clock) {
        VerifiedSignatureCache verified = new VerifiedSignatureCache(REMEMBERED);
        return new JwtVerifier(
                clock,
                new HeaderCheck(),
                new AlgorithmCheck(),
                new SignatureCheck(keys, verified),
                new IssuerCheck(),
                new ExpiryCheck(verified),
                new NotInFutureCheck("nbf"),
                new NotInFutureCheck("iat"));
    }

    /** A token is what it says, or why it is not. */
    public sealed interface Verdict {
        record Verified(VerifiedToken token) implements Verdict {}

        public record Refused(Refusal refusal) implements Verdict {}
    }

    public Verdict verify(String presented, HttpApi.JwtAuthorizer authorizer) {
        return verify(presented, token -> authorizer);
    }

    /** @param authorizer chosen by what the token, which nobody has verified yet, says of itself */
    public Verdict verify(String presented, Function<CompactJws, HttpApi.JwtAuthorizer> authorizer) {
        TokenParseResult reading = CompactJws.read(presented);
        return reading instanceof CompactJws token
                ? verify(token, authorizer.apply(token))
                : new Verdict.Refused((Refusal) reading);
    }

    private Verdict verify(CompactJws token, HttpApi.JwtAuthorizer authorizer) {
        Instant now = clock.instant();
        for (TokenCheck check : checks) {
            Optional<Refusal> refusal = check.check(token, authorizer, now);
            if (refusal.isPresent()) {
                return new Verdict.Refused(refusal.get());
            }
        }
        return new Verdict.Verified(new VerifiedToken(token.claims()));
    }

    /** The claims of a token that stood every check. */
    public static final class VerifiedToken {
        private final JsonObject claims;

        private VerifiedToken(JsonObject claims) {
            this.claims = claims;
        }

        public JsonObject claims() {
            return claims;
        }

        /**
         * The token's scopes. DOC "JWT authorizers": scope or scp. CHOICE: scope where both are there, no union; a
         * text divided by single spaces (RFC 6749 section 3.3), or an array of texts, as other issuers write scp.
         */
        public List<String> scopes() {
            JsonElement claim = claims.has("scope") ? claims.get("scope") : claims.get("scp");
            if (claim == null) {
                return List.of();
            }
            if (claim.isJsonArray()) {
                return claim.getAsJsonArray().asList().stream()
                        .filter(VerifiedToken::isText)
                        .map(JsonElement::getAsString)
                        .toList();
            }
            return isText(claim)
                    ? Arrays.stream(claim.getAsString().split(" ", -1))
                            .filter(scope -> !scope.isEmpty())
                            .toList()
                    : List.of();
        }

        /** The claim when it is a text. */
        public Optional<String> text(String name) {
            return Optional.ofNullable(claims.get(name))
                    .filter(VerifiedToken::isText)
                    .map(JsonElement::getAsString);
        }

        private static boolean isText(JsonElement element) {
            return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
