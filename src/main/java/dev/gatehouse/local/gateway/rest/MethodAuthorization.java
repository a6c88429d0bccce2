package dev.gatehouse.local.gateway.rest;

import com.google.gson.JsonElement;
import dev.gatehouse.local.gateway.http.CorsRules;
import dev.gatehouse.local.gateway.http.RouteAuthorization;
import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.Verdict;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.jwt.ExpiryCheck;
import dev.gatehouse.local.gateway.jwt.Refusal;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a call may pass to a method that wants a token of a user pool. */
public final class MethodAuthorization {
    /** OBS (answers in public posts). */
    private static final String EXPIRED = "The incoming token has expired";

    /** What was decided. */
    sealed interface Decision {
        record Allowed(VerifiedToken token) implements Decision {}

        /** 401, whatever it was (DOC "Integrate a REST API with an Amazon Cognito user pool"). */
        public record Refused(String message, Refusal refusal) implements Decision {}

        /** 500: nobody's token could pass. */
        record Misconfigured(String reason) implements Decision {}
    }

    private final JwtVerifier verifier;

    public MethodAuthorization(JwtVerifier verifier) {
        this.verifier = verifier;
    }

    Decision decide(HttpRequest request, RestApi.Method method, RestApi.Authorizer authorizer, Declared declared) {
        List<String> issuers = declared.pools().values().stream()
                .filter(pool -> authorizer.poolArns().contains(pool.arn()))
                .map(UserPool::issuer)
                .sorted()
                .toList();
        if (issuers.isEmpty()) {
            return new Decision.Misconfigured("authorizer: none of its user pools " + authorizer.poolArns()
                    + " is declared here: name the pool's own ARN in providerArns");
        }
        IdentitySource source = new IdentitySource("method.request.header." + authorizer.header());
        Optional<String> presented = source.token(request);
        if (presented.isEmpty()) {
            String key = method.httpMethod() + " " + method.path();
            return refused(new Refusal(
                    "no token",
                    CorsRules.isPreflight(request)
                            ? CorsRules.refused(key)
                            : "token: " + key + " wants one in " + source
                                    + ", none came there; send \"Authorization: Bearer <"
                                    + (method.scopes().isEmpty() ? "ID" : "access") + " token>\""));
        }
        // Of several pools the one that the token names; the checks then hold it to that.
        Verdict verdict = verifier.verify(
                presented.get(),
                token -> new HttpApi.JwtAuthorizer(
                        authorizer.id(),
                        token.claimText("iss").filter(issuers::contains).orElse(issuers.get(0)),
                        Set.of(),
                        source.toString()));
        if (verdict instanceof Verdict.Refused refused) {
            return ExpiryCheck.refused(refused.refusal())
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

    private static Decision refused(Refusal refusal) {
        return new Decision.Refused(GatewayResponseType.UNAUTHORIZED.message(), refusal);
    }

    /** DOC (same page): without scopes on the method a token is taken for an ID token, with scopes for an access token. */
    private static Optional<Refusal> wrongUse(VerifiedToken token, RestApi.Method method) {
        String wanted = method.scopes().isEmpty() ? "id" : "access";
        if (token.text("token_use").filter(wanted::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Refusal(
                "the token is of another use",
                "use: token_use must be " + wanted + ", this token has "
                        + LogValue.of(token.claims().get("token_use")) + ": "
                        + (method.scopes().isEmpty()
                                ? "a method without scopes takes ID tokens alone; give it scopes, or send the ID token"
                                : "an ID token carries no scopes: send the access token")));
    }

    /** DOC (API reference, Authorizer): the expression is held against aud, which access tokens have none of. */
    private static Optional<Refusal> wrongAudience(VerifiedToken token, RestApi.Authorizer authorizer) {
        return authorizer
                .audience()
                .filter(pattern -> token.text("aud")
                        .filter(aud -> Pattern.matches(pattern, aud))
                        .isEmpty())
                .map(pattern -> new Refusal(
                        "the token does not have a valid audience",
                        "audience: aud must match " + pattern + ", this token has " + audience(token)
                                + ": sign in with a client that it names, or change identityValidationExpression"));
    }

    private static String audience(VerifiedToken token) {
        JsonElement aud = token.claims().get("aud");
        return LogValue.of(aud);
    }
}
