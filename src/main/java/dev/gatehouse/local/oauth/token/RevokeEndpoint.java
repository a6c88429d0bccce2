package dev.gatehouse.local.oauth.token;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** POST /oauth2/revoke. DOC "Revoke endpoint". */
public final class RevokeEndpoint {
    private final LocalCloud cloud;
    private final RefreshTokens refreshTokens;

    public RevokeEndpoint(LocalCloud cloud, RefreshTokens refreshTokens) {
        this.cloud = cloud;
        this.refreshTokens = refreshTokens;
    }

    public HttpResponse answer(HttpRequest request) {
        Optional<Form> form = FormBody.read(request);
        if (form.isEmpty() || !form.get().repeated().isEmpty()) {
            return refuse(400, "invalid_request", "the body must be " + Form.TYPE + " without repeated parameters");
        }
        ClientAuthentication.Outcome outcome = ClientAuthentication.authenticate(request, form.get(), cloud.declared());
        if (outcome instanceof ClientAuthentication.Outcome.Refused refused) {
            return refuse(401, "invalid_client", refused.reason());
        }
        ClientAuthentication.Outcome.Authenticated caller = (ClientAuthentication.Outcome.Authenticated) outcome;
        AppClient client = caller.client();
        Optional<String> token = form.get().find("token");
        if (token.isEmpty()) {
            return refuse(400, "invalid_request", "token is missing");
        }
        if (!client.revocation()) {
            return refuse(
                    400,
                    "invalid_request",
                    "EnableTokenRevocation of client " + client.name() + " is false; set it to true");
        }
        if (RefreshTokens.isJwt(token.get())) {
            return refuse(400, "unsupported_token_type", "only refresh tokens can be revoked, and this token is a JWT");
        }
        refreshTokens.revoke(client, caller.documentUrl(), token.get());
        return HttpResponse.of(200, Headers.of("cache-control", "no-store", "access-control-allow-origin", "*"), "");
    }

    private static HttpResponse refuse(int status, String error, String reason) {
        JsonObject body = new JsonObject();
        body.addProperty("error", error);
        return TokenEndpoint.json(status, body).withReason(reason);
    }
}
