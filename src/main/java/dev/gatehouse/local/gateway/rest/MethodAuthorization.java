package dev.gatehouse.local.gateway.rest;

import com.google.gson.JsonElement;
import dev.gatehouse.local.gateway.http.CorsRules;
import dev.gatehouse.local.gateway.http.RouteAuthorization;
import dev.gatehouse.local.gateway.jwt.CompactJws;
import dev.gatehouse.local.gateway.jwt.ExpiryCheck;
import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.Verdict;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.jwt.Refusal;
import dev.gatehouse.local.gateway.jwt.ResourceAudience;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.UserPool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Authorizes a request to a method with a Cognito user pool authorizer. */
public final class MethodAuthorization {
    /** OBS (answers in public posts). */
    private static final String EXPIRED = "The incoming token has expired";

    /** The result. */
    sealed interface Decision {
        record Allowed(VerifiedToken token) implements Decision {}

        /** 401 for every reason (DOC "Integrate a REST API with an Amazon Cognito user pool"). */
        public record Refused(String message, Refusal refusal) implements Decision {}

        /** 500: the authorizer accepts no token. */
        record Misconfigured(String reason) implements Decision {}
    }

    private final JwtVerifier verifier;

    public MethodAuthorization(JwtVerifier verifier) {
        this.verifier = verifier;
    }

    Decision decide(HttpRequest request, RestApi.Method method, RestApi.Authorizer authorizer, Declared declared) {
        List<String> issuers = issuers(authorizer, declared);
        if (issuers.isEmpty()) {
            return new Decision.Misconfigured("authorizer: providerArns must have the ARN of a declared user pool, got "
                    + authorizer.poolArns() + "; set it to the arn of the stack's user pool");
        }
        IdentitySource source = new IdentitySource("method.request.header." + authorizer.header());
        Optional<String> presented = source.token(request);
        if (presented.isEmpty()) {
            String key = method.key();
            return refused(new Refusal(
                    "no token",
                    CorsRules.isPreflight(request)
                            ? CorsRules.preflightRefusal(key)
                            : "token: " + key + " requires a token in " + source
                                    + ", got none; send \"Authorization: Bearer <"
                                    + (method.scopes().isEmpty() ? "ID" : "access") + " token>\""));
        }
        Verdict verdict = verifier.verify(
                presented.get(), token -> poolAuthorizer(token, authorizer, issuers, source.toString()));
        if (verdict instanceof Verdict.Refused refused) {
            return ExpiryCheck.isExpired(refused.refusal())
                    ? new Decision.Refused(EXPIRED, refused.refusal())
                    : refused(refused.refusal());
        }
        VerifiedToken token = ((Verdict.Verified) verdict).token();
        return wrongUse(token, method)
                .or(() -> wrongAudience(token, authorizer))
                .or(() -> RouteAuthorization.missingScope(token, method.scopes()))
                .map(MethodAuthorization::refused)
                .orElseGet(() -> new Decision.Allowed(token));
    }

    private static List<String> issuers(RestApi.Authorizer authorizer, Declared declared) {
        return declared.pools().values().stream()
                .filter(pool -> authorizer.poolArns().contains(pool.arn()))
                .map(UserPool::issuer)
                .sorted()
                .toList();
    }

    /** With several pools, the token's own issuer selects the pool; the checks then verify it against that pool. */
    private static HttpApi.JwtAuthorizer poolAuthorizer(
            CompactJws token, RestApi.Authorizer authorizer, List<String> issuers, String source) {
        return new HttpApi.JwtAuthorizer(
                authorizer.id(),
                token.claimText("iss").filter(issuers::contains).orElse(issuers.get(0)),
                Set.of(),
                source);
    }

    /**
     * Explains how the authorizer decides on a token for a method.
     *
     * @param presented the token, without its scheme; empty if the request has none
     */
    public List<CheckResult> explain(
            Optional<String> presented,
            RestApi.Method method,
            RestApi.Authorizer authorizer,
            Declared declared,
            Instant at) {
        List<String> issuers = issuers(authorizer, declared);
        String source = "method.request.header." + authorizer.header();
        if (presented.isEmpty() || issuers.isEmpty()) {
            return List.of(RouteAuthorization.missingToken(source, method.key()));
        }
        JwtVerifier.Explanation explanation =
                verifier.explain(presented.get(), token -> poolAuthorizer(token, authorizer, issuers, source), at);
        List<CheckResult> results = new ArrayList<>(explanation.checks());
        explanation.token().ifPresent(token -> {
            results.add(new CheckResult(
                    "use",
                    "token_use " + requiredUse(method),
                    LogValue.of(token.claims().get("token_use")),
                    wrongUse(token, method).map(Refusal::reason)));
            authorizer
                    .audience()
                    .ifPresent(pattern -> results.add(new CheckResult(
                            "audience",
                            authorizer
                                    .resource()
                                    .map(url -> new ResourceAudience(url).expected())
                                    .orElse("aud matches " + pattern),
                            authorizer
                                    .resource()
                                    .map(resource -> ResourceAudience.received(token.claims()))
                                    .orElseGet(() -> audience(token)),
                            wrongAudience(token, authorizer).map(Refusal::reason))));
            results.add(RouteAuthorization.scopeResult(token, method.scopes()));
        });
        return results;
    }

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(GatewayResponseType.UNAUTHORIZED.message(), refusal);
    }

    /** DOC (same page): a method without scopes accepts ID tokens, a method with scopes accepts access tokens. */
    private static Optional<Refusal> wrongUse(VerifiedToken token, RestApi.Method method) {
        String required = requiredUse(method);
        if (token.text("token_use").filter(required::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "the token has the wrong token_use",
                "use: token_use must be " + required + ", got "
                        + LogValue.of(token.claims().get("token_use")) + "; "
                        + (method.scopes().isEmpty()
                                ? "send the ID token, or declare scopes for this method, which has none"
                                : "send the access token, because this method has scopes")));
    }

    private static String requiredUse(RestApi.Method method) {
        return method.scopes().isEmpty() ? "id" : "access";
    }

    /** DOC (API reference, Authorizer): the expression must match aud. Access tokens have no aud. */
    private static Optional<Refusal> wrongAudience(VerifiedToken token, RestApi.Authorizer authorizer) {
        return authorizer
                .audience()
                .filter(pattern -> token.text("aud")
                        .filter(aud -> Pattern.matches(pattern, aud))
                        .isEmpty())
                .map(
                        pattern -> new Refusal(
                                "the token does not have a valid audience",
                                authorizer
                                        .resource()
                                        .map(url -> new ResourceAudience(url).refusal(token.claims()))
                                        .orElseGet(
                                                () -> "audience: aud must match " + pattern + ", got " + audience(token)
                                                        + "; sign in with a client that matches, or change identityValidationExpression")));
    }

    private static String audience(VerifiedToken token) {
        JsonElement aud = token.claims().get("aud");
        return LogValue.of(aud);
    }
}
