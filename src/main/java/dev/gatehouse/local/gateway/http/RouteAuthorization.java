package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.Verdict;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.jwt.Refusal;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.HttpApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Authorizes a request to a route with a JWT authorizer. */
public final class RouteAuthorization {
    /** Without a trigger, the only scope of a password sign-in (DOC "Understanding the access token"). */
    private static final String USER_ADMIN_SCOPE = "aws.cognito.signin.user.admin";

    /** The gateway does not know groups: a trigger removes such a scope before the token is signed. */
    private static final String GROUP_ADVICE =
            "; if gatehouse:scopes gives the scope to groups, add the user to one of them";

    /** The result. */
    sealed interface Decision {
        record Allowed(VerifiedToken token) implements Decision {}

        /** 401 without an error code: the request has no token (RFC 6750 section 3.1). */
        record Missing(String reason) implements Decision {}

        /** 401: the token is invalid. */
        record Unauthorized(Refusal refusal) implements Decision {}

        /** 403: the token is valid, but has no scope of the route. */
        record Forbidden(VerifiedToken token, Refusal refusal) implements Decision {}
    }

    private final JwtVerifier verifier;

    public RouteAuthorization(JwtVerifier verifier) {
        this.verifier = verifier;
    }

    Decision decide(HttpRequest request, HttpApi.Route route, HttpApi.JwtAuthorizer authorizer) {
        IdentitySource source = new IdentitySource(authorizer.identitySource());
        Optional<String> presented = source.token(request);
        if (presented.isEmpty()) {
            return new Decision.Missing(
                    CorsRules.isPreflight(request)
                            ? CorsRules.preflightRefusal(route.key())
                            : "token: " + route.key() + " requires a token in " + source
                                    + ", got none; send \"Authorization: Bearer <access token>\"");
        }
        Verdict verdict = verifier.verify(presented.get(), authorizer);
        if (verdict instanceof Verdict.Refused refused) {
            return new Decision.Unauthorized(refused.refusal());
        }
        VerifiedToken token = ((Verdict.Verified) verdict).token();
        return missingScope(token, route.scopes())
                .<Decision>map(refusal -> new Decision.Forbidden(token, refusal))
                .orElseGet(() -> new Decision.Allowed(token));
    }

    /**
     * Explains how the authorizer decides on a token for a route.
     *
     * @param presented the token, without its scheme; empty if the request has none
     */
    public List<CheckResult> explain(
            Optional<String> presented, HttpApi.Route route, HttpApi.JwtAuthorizer authorizer, Instant at) {
        if (presented.isEmpty()) {
            return List.of(missingToken(authorizer.identitySource(), route.key()));
        }
        JwtVerifier.Explanation explanation = verifier.explain(presented.get(), token -> authorizer, at);
        List<CheckResult> results = new ArrayList<>(explanation.checks());
        explanation.token().map(token -> scopeResult(token, route.scopes())).ifPresent(results::add);
        return results;
    }

    /** The result for a request without a token. */
    public static CheckResult missingToken(String source, String routeKey) {
        return new CheckResult(
                "token",
                "a token in " + source,
                "none",
                Optional.of("token: " + routeKey + " requires a token in " + source
                        + ", got none; send \"Authorization: Bearer <token>\""));
    }

    /** The result of {@link #missingScope} with what it compares. */
    public static CheckResult scopeResult(VerifiedToken token, Set<String> scopes) {
        return new CheckResult(
                "scope",
                scopes.isEmpty() ? "any" : "one of " + String.join(", ", new TreeSet<>(scopes)),
                token.scopes().isEmpty() ? "none" : LogValue.of(String.join(" ", token.scopes())),
                missingScope(token, scopes).map(Refusal::reason));
    }

    /**
     * DOC "JWT authorizers": the token must have at least one scope of the route. Scopes are compared completely, with
     * case.
     */
    public static Optional<Refusal> missingScope(VerifiedToken token, Set<String> scopes) {
        List<String> carried = token.scopes();
        if (scopes.isEmpty() || carried.stream().anyMatch(scopes::contains)) {
            return Optional.empty();
        }
        TreeSet<String> required = new TreeSet<>(scopes);
        return Optional.of(new Refusal(
                "the token does not carry a scope of this route",
                "scope: the token must have " + (required.size() == 1 ? "the scope " : "one of the scopes ")
                        + String.join(", ", required) + ", got " + explain(token, carried)));
    }

    private static String explain(VerifiedToken token, List<String> carried) {
        if (token.text("token_use").filter("id"::equals).isPresent()) {
            return "an ID token (token_use id), which has no scopes; send the access token";
        }
        String client = " (client " + LogValue.of(token.text("client_id").orElse("unknown")) + ")";
        if (carried.contains(USER_ADMIN_SCOPE) && !carried.contains("openid")) {
            return "only " + LogValue.of(String.join(" ", carried)) + client
                    + ", as from a password sign-in (InitiateAuth); name the scope in gatehouse:identity.passwordScopes and"
                    + " in the client's scopes, or sign in at /oauth2/authorize" + GROUP_ADVICE;
        }
        return (carried.isEmpty() ? "none" : "only " + LogValue.of(String.join(" ", carried))) + client
                + "; request the scope at /oauth2/authorize or /oauth2/token, and allow it for the client"
                + (isOfUser(token) ? GROUP_ADVICE : "");
    }

    /** An access token of a user has the user name; that of a machine client has none. */
    private static boolean isOfUser(VerifiedToken token) {
        return token.text("username").isPresent();
    }
}
