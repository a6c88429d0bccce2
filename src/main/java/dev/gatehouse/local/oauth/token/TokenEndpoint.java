package dev.gatehouse.local.oauth.token;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.trigger.TokenResult;
import dev.gatehouse.local.cognito.trigger.TokenSet;
import dev.gatehouse.local.cognito.trigger.TriggerFailure;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.oauth.form.TokenResponse;
import dev.gatehouse.local.oauth.form.TokenResponse.Refused;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** POST /oauth2/token. DOC "The token issuer endpoint". */
public final class TokenEndpoint {
    private final LocalCloud cloud;
    private final Map<String, TokenGrant> grants;

    public TokenEndpoint(LocalCloud cloud, List<TokenGrant> grants) {
        this.cloud = cloud;
        this.grants = grants.stream().collect(Collectors.toMap(TokenGrant::type, Function.identity()));
    }

    public HttpResponse answer(HttpRequest request) {
        TokenResponse answer = decide(request);
        if (answer instanceof TokenResponse.Issued issued) {
            return json(200, issued.body());
        }
        Refused refused = (Refused) answer;
        JsonObject body = new JsonObject();
        body.addProperty("error", refused.error());
        if (!refused.description().isEmpty()) {
            body.addProperty("error_description", refused.description());
        }
        return json(400, body).withReason(refused.reason());
    }

    private TokenResponse decide(HttpRequest request) {
        Optional<Form> form = FormBody.read(request);
        if (form.isEmpty()) {
            return new Refused(
                    "invalid_request", "the body must be " + Form.TYPE + " in UTF-8 with at most 100 parameters");
        }
        if (!form.get().repeated().isEmpty()) {
            return new Refused(
                    "invalid_request",
                    "a parameter is repeated: "
                            + LogText.of(form.get().repeated().get(0)));
        }
        ClientAuthentication.Outcome client = ClientAuthentication.authenticate(request, form.get(), cloud.declared());
        if (client instanceof ClientAuthentication.Outcome.Refused refused) {
            return new Refused("invalid_client", refused.reason());
        }
        Optional<String> type = form.get().find("grant_type");
        if (type.isEmpty()) {
            return new Refused("invalid_request", "grant_type is missing");
        }
        TokenGrant grant = grants.get(type.get());
        return grant == null
                ? new Refused("unsupported_grant_type", "grant_type must be one of " + grants.keySet())
                : grant.answer((ClientAuthentication.Outcome.Authenticated) client, form.get());
    }

    /**
     * OBS for the sign-in pages, in client code: invalid_request with the message of the trigger function. CHOICE: Cognito
     * invokes the function before it returns the code; the local cloud invokes it when the code is redeemed.
     */
    static TokenResponse responseOf(TokenResult result) {
        if (result instanceof TokenSet tokens) {
            return new TokenResponse.Issued(body(tokens));
        }
        TriggerFailure refusal = (TriggerFailure) result;
        return new Refused("invalid_request", refusal.message(), refusal.reason());
    }

    private static JsonObject body(TokenSet tokens) {
        JsonObject body = new JsonObject();
        tokens.id().ifPresent(id -> body.addProperty("id_token", id));
        body.addProperty("access_token", tokens.access());
        tokens.refresh().ifPresent(refresh -> body.addProperty("refresh_token", refresh));
        body.addProperty("expires_in", tokens.expiresIn().toSeconds());
        body.addProperty("token_type", "Bearer");
        return body;
    }

    static HttpResponse json(int status, JsonObject body) {
        return HttpResponse.of(
                status,
                Headers.of(
                        "content-type", "application/json;charset=UTF-8",
                        "cache-control", "no-store",
                        "pragma", "no-cache",
                        "access-control-allow-origin", "*"),
                body.toString());
    }
}
