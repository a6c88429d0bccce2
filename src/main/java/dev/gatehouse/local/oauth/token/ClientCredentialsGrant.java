package dev.gatehouse.local.oauth.token;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.TokenResponse;
import dev.gatehouse.local.oauth.form.TokenResponse.Refused;
import dev.gatehouse.local.state.AppClient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** grant_type=client_credentials: a machine client acts for itself. DOC "The token issuer endpoint". */
public final class ClientCredentialsGrant implements TokenGrant {
    private final UserPools pools;

    public ClientCredentialsGrant(UserPools pools) {
        this.pools = pools;
    }

    @Override
    public String type() {
        return "client_credentials";
    }

    @Override
    public TokenResponse answer(ClientAuthentication.Outcome.Authenticated caller, Form form) {
        AppClient client = caller.client();
        if (client.secret().isEmpty() || !client.oauthFlows().contains("client_credentials")) {
            return new Refused(
                    "unauthorized_client",
                    "client_credentials requires a client with a secret and this flow; client " + client.name()
                            + " has "
                            + (client.secret().isEmpty() ? "no secret" : "a secret") + " and the flows "
                            + client.oauthFlows());
        }
        // DOC: custom scopes only; there is no user whom openid could describe.
        List<String> allowed = client.oauthScopes().stream()
                .filter(scope -> scope.contains("/"))
                .toList();
        Optional<String> requested = form.find("scope");
        List<String> granted = requested
                .map(text -> Arrays.stream(text.split(" ", -1))
                        .distinct()
                        .filter(allowed::contains)
                        .toList())
                .orElse(allowed);
        // DOC: scopes that are not allowed are ignored; without scope, all allowed scopes are granted. CHOICE: 400 if
        // none is left.
        if (granted.isEmpty()) {
            return new Refused(
                    "invalid_scope",
                    "no requested scope is allowed: client " + client.name() + " has " + allowed + ", got "
                            + requested.map(LogText::of).orElse("none"));
        }
        JsonObject body = new JsonObject();
        body.addProperty("access_token", pools.tokens().issueForClient(caller.pool(), client, granted));
        body.addProperty("expires_in", client.accessTokenLife().toSeconds());
        body.addProperty("token_type", "Bearer");
        return new TokenResponse.Issued(body);
    }
}
