package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonObject;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** UserPoolClientType of the API reference. */
final class UserPoolClientJson {
    private UserPoolClientJson() {}

    static Stream<AppClient> clientsOf(UserPool pool, LocalCloud cloud) {
        return cloud.declared().clients().values().stream()
                .filter(client -> client.poolId().equals(pool.id()));
    }

    static JsonObject idAndName(AppClient client) {
        JsonObject json = new JsonObject();
        json.addProperty("ClientId", client.id());
        json.addProperty("UserPoolId", client.poolId());
        json.addProperty("ClientName", client.name());
        return json;
    }

    /** All settings, including the client secret, as on AWS. Token lifetimes are in seconds. */
    static JsonObject client(AppClient client) {
        JsonObject json = idAndName(client);
        client.secret().ifPresent(secret -> json.addProperty("ClientSecret", secret.reveal()));
        json.addProperty("AuthSessionValidity", client.authSession().toMinutes());
        json.addProperty("RefreshTokenValidity", client.refreshTokenLife().toSeconds());
        json.addProperty("AccessTokenValidity", client.accessTokenLife().toSeconds());
        json.addProperty("IdTokenValidity", client.idTokenLife().toSeconds());
        JsonObject units = new JsonObject();
        for (String token : List.of("AccessToken", "IdToken", "RefreshToken")) {
            units.addProperty(token, "seconds");
        }
        json.add("TokenValidityUnits", units);
        client.readAttributes().ifPresent(names -> JsonBody.addSorted(json, "ReadAttributes", names));
        client.writeAttributes().ifPresent(names -> JsonBody.addSorted(json, "WriteAttributes", names));
        JsonBody.addSorted(json, "ExplicitAuthFlows", client.explicitAuthFlows());
        JsonBody.addSorted(json, "CallbackURLs", client.callbackUrls());
        JsonBody.addSorted(json, "LogoutURLs", client.logoutUrls());
        JsonBody.addSorted(json, "AllowedOAuthFlows", client.oauthFlows());
        JsonBody.addSorted(json, "AllowedOAuthScopes", client.oauthScopes());
        json.addProperty("AllowedOAuthFlowsUserPoolClient", !client.oauthFlows().isEmpty());
        json.addProperty("PreventUserExistenceErrors", client.hideUserExistence() ? "ENABLED" : "LEGACY");
        json.addProperty("EnableTokenRevocation", client.revocation());
        json.add("RefreshTokenRotation", rotation(client.rotationGrace()));
        return json;
    }

    private static JsonObject rotation(Optional<Duration> grace) {
        JsonObject json = new JsonObject();
        json.addProperty("Feature", grace.isPresent() ? "ENABLED" : "DISABLED");
        grace.ifPresent(each -> json.addProperty("RetryGracePeriodSeconds", each.toSeconds()));
        return json;
    }
}
