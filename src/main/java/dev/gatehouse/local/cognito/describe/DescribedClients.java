package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.AdminOperation;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.Paging;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** App clients, as they were declared. */
public final class DescribedClients {
    private static final String CLIENT = "ClientId";

    private final LocalCloud cloud;
    private final PoolLookup calls;

    public DescribedClients(LocalCloud cloud, PoolLookup calls) {
        this.cloud = cloud;
        this.calls = calls;
    }

    public List<Operation> operations() {
        return List.of(
                new AdminOperation("DescribeUserPoolClient", this::describe),
                new AdminOperation("ListUserPoolClients", request -> calls.pool(request, pool -> list(request, pool))));
    }

    private Stream<AppClient> of(UserPool pool) {
        return cloud.declared().clients().values().stream()
                .filter(client -> client.poolId().equals(pool.id()));
    }

    private ApiAnswer list(ApiRequest request, UserPool pool) {
        return new Paging("clients " + pool.id())
                .page(
                        request,
                        "NextToken",
                        "UserPoolClients",
                        "MaxResults",
                        after -> of(pool).filter(client -> client.id().compareTo(after) > 0)
                                .sorted(Comparator.comparing(AppClient::id)),
                        AppClient::id,
                        DescribedClients::named);
    }

    private ApiAnswer describe(ApiRequest request) {
        return calls.pool(request, pool -> {
            String id = request.text(CLIENT);
            Optional<AppClient> client =
                    of(pool).filter(each -> each.id().equals(id)).findFirst();
            return client.isPresent()
                    ? UserJson.answer("UserPoolClient", client(client.get()))
                    : CallingClient.clientNotFound(id);
        });
    }

    private static JsonObject named(AppClient client) {
        JsonObject json = new JsonObject();
        json.addProperty("ClientId", client.id());
        json.addProperty("UserPoolId", client.poolId());
        json.addProperty("ClientName", client.name());
        return json;
    }

    /** UserPoolClientType of the API reference; the secret too, as on AWS. Lives are told in seconds. */
    private static JsonObject client(AppClient client) {
        JsonObject json = named(client);
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
        client.readAttributes().ifPresent(names -> DescribedPools.texts(json, "ReadAttributes", names));
        client.writeAttributes().ifPresent(names -> DescribedPools.texts(json, "WriteAttributes", names));
        DescribedPools.texts(json, "ExplicitAuthFlows", client.explicitAuthFlows());
        DescribedPools.texts(json, "CallbackURLs", client.callbackUrls());
        DescribedPools.texts(json, "LogoutURLs", client.logoutUrls());
        DescribedPools.texts(json, "AllowedOAuthFlows", client.oauthFlows());
        DescribedPools.texts(json, "AllowedOAuthScopes", client.oauthScopes());
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
