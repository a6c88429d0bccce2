package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.Verdict;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.jwt.Refusal;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.HttpApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides whether a request may pass to a route that wants a JWT. */
public final class RouteAuthorization {
    /** The scope of tokens that Cognito's InitiateAuth issues (DOC "Understanding the access token"). */
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    /** What was decided. */
    sealed interface Decision {
        record Allowed(VerifiedToken token) implements Decision {}

        /** 401 without an error code: nothing was sent (RFC 6750 section 3.1). */
        record Missing(String reason) implements Decision {}

        /** 401. */
        record Unauthorized(Refusal refusal) implements Decision {}

        /** 403: a good token that lacks what this route asks. */
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
                            ? CorsRules.refused(route.key())
                            : "token: " + route.key() + " wants one in " + source
                                    + ", none came there; send \"Authorization: Bearer <access token>\"");
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

    /** DOC "JWT authorizers": at least one of the route's scopes; members compare whole and with case. */
    public static Optional<Refusal> missingScope(VerifiedToken token, Set<String> scopes) {
        List<String> carried = token.scopes();
        if (scopes.isEmpty() || carried.stream().anyMatch(scopes::contains)) {
            return Optional.empty();
        }
        TreeSet<String> wanted = new TreeSet<>(scopes);
        String needed = wanted.size() == 1
                ? "scope " + wanted.first() + " is needed"
                : "one of the scopes " + String.join(", ", wanted) + " is needed";
        return Optional.of(
                new Refusal("the token does not carry a scope of this route", needed + "; " + explain(token, carried)));
    }

    private static String explain(VerifiedToken token, List<String> carried) {
        if (token.text("token_use").filter("id"::equals).isPresent()) {
            return "this is an ID token (token_use id), which carries no scopes: send the access token";
        }
        String whose =
                "this token of client " + LogValue.of(token.text("client_id").orElse("unknown"));
        if (carried.equals(List.of(SELF_SERVICE))) {
            return whose + " by InitiateAuth carries only " + SELF_SERVICE + ": use the code flow";
        }
        return whose + " carries "
                + (carried.isEmpty() ? "none" : "only " + LogValue.of(String.join(" ", carried)))
                + ": ask for it at /oauth2/authorize or /oauth2/token, and allow it for the client";
    }
}
