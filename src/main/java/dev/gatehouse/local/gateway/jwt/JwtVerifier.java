package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.state.HttpApi;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Verifies tokens for authorizers. Only this class creates a {@link VerifiedToken}. */
public final class JwtVerifier {
    private static final int MAX_CACHED_SIGNATURES = 4096;

    private final List<TokenCheck> checks;
    private final Clock clock;

    public JwtVerifier(JwksCache keys, Clock clock) {
        this(keys, clock, new VerifiedSignatureCache(MAX_CACHED_SIGNATURES));
    }

    JwtVerifier(JwksCache keys, Clock clock, VerifiedSignatureCache verified) {
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
     * A verifier for Cognito user pool authorizers, which accept tokens of every client of the pool (DOC "Integrate a
     * REST API with an Amazon Cognito user pool"). CHOICE: the other checks are the same, in the same order.
     */
    public static JwtVerifier forUserPools(JwksCache keys, Clock clock) {
        VerifiedSignatureCache verified = new VerifiedSignatureCache(MAX_CACHED_SIGNATURES);
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

    /** The result: the verified token, or why it is refused. */
    public sealed interface Verdict {
        record Verified(VerifiedToken token) implements Verdict {}

        public record Refused(Refusal refusal) implements Verdict {}
    }

    public Verdict verify(String presented, HttpApi.JwtAuthorizer authorizer) {
        return verify(presented, token -> authorizer);
    }

    /** @param authorizer selects the authorizer by the token, which is not verified at this point */
    public Verdict verify(String presented, Function<CompactJws, HttpApi.JwtAuthorizer> authorizer) {
        TokenParseResult parsed = CompactJws.read(presented);
        return parsed instanceof CompactJws token
                ? verify(token, authorizer.apply(token))
                : new Verdict.Refused((Refusal) parsed);
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

    /**
     * Every check of a token at one instant, in order; it does not stop at the first refusal.
     *
     * @param token present if the token passes every check
     */
    public record Explanation(List<CheckResult> checks, Optional<VerifiedToken> token) {}

    /** @param authorizer as for {@link #verify} */
    public Explanation explain(String presented, Function<CompactJws, HttpApi.JwtAuthorizer> authorizer, Instant at) {
        TokenParseResult parsed = CompactJws.read(presented);
        if (parsed instanceof Refusal refusal) {
            return new Explanation(List.of(format(Optional.of(refusal.reason()))), Optional.empty());
        }
        CompactJws token = (CompactJws) parsed;
        HttpApi.JwtAuthorizer selected = authorizer.apply(token);
        List<CheckResult> results = new ArrayList<>(List.of(format(Optional.empty())));
        for (TokenCheck check : checks) {
            TokenCheck.Description described = check.describe(token, selected, at);
            results.add(new CheckResult(
                    described.name(),
                    described.expected(),
                    described.received(),
                    check.check(token, selected, at).map(Refusal::reason)));
        }
        boolean passed = results.stream().allMatch(CheckResult::passed);
        return new Explanation(
                List.copyOf(results), passed ? Optional.of(new VerifiedToken(token.claims())) : Optional.empty());
    }

    private static CheckResult format(Optional<String> refusal) {
        return new CheckResult(
                "format",
                "three segments in base64url: header and claims in JSON, and a signature",
                refusal.isEmpty() ? "three segments" : "something else",
                refusal);
    }

    /** The claims of a token that passed every check. */
    public static final class VerifiedToken {
        private final JsonObject claims;

        private VerifiedToken(JsonObject claims) {
            this.claims = claims;
        }

        public JsonObject claims() {
            return claims;
        }

        /**
         * The token's scopes. DOC "JWT authorizers": scope or scp. CHOICE: only scope if the token has both. A string
         * separated by single spaces (RFC 6749 section 3.3), or an array of strings, the form of scp at other issuers.
         */
        public List<String> scopes() {
            JsonElement claim = claims.has("scope") ? claims.get("scope") : claims.get("scp");
            if (claim == null) {
                return List.of();
            }
            if (claim.isJsonArray()) {
                return claim.getAsJsonArray().asList().stream()
                        .filter(VerifiedToken::isString)
                        .map(JsonElement::getAsString)
                        .toList();
            }
            return isString(claim)
                    ? Arrays.stream(claim.getAsString().split(" ", -1))
                            .filter(scope -> !scope.isEmpty())
                            .toList()
                    : List.of();
        }

        /** A claim; empty if it is not a string. */
        public Optional<String> text(String name) {
            return Optional.ofNullable(claims.get(name))
                    .filter(VerifiedToken::isString)
                    .map(JsonElement::getAsString);
        }

        private static boolean isString(JsonElement element) {
            return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        }

        @Override
        public String toString() {
            return "***";
        }
    }
}
