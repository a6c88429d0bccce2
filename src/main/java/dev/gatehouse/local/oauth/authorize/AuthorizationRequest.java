package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.RequestedClient;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An unchecked authorization request, with the resources declared at that time. */
record AuthorizationRequest(Form parameters, Declared declared) {
    /** Empty if the parameter is missing. */
    Optional<RequestedClient.Outcome> requestedClient() {
        return parameters.find("client_id").map(id -> RequestedClient.find(id, declared));
    }

    Optional<AppClient> client() {
        return requestedClient().flatMap(RequestedClient::of).map(RequestedClient::client);
    }

    /** The client ID metadata document whose URL is the client_id. */
    Optional<ClientDocument> document() {
        return requestedClient().flatMap(RequestedClient::of).flatMap(RequestedClient::document);
    }

    /** The client's user pool, if its hosted endpoints exist. */
    Optional<UserPool> pool() {
        return client().flatMap(client -> declared.pool(client.poolId()))
                .filter(pool -> pool.domain().isPresent());
    }

    /**
     * The name of the requested identity provider, given by name or by identifier. {@code COGNITO} is the user pool
     * itself.
     */
    Optional<String> providerName() {
        return parameters
                .find("identity_provider")
                .or(() -> parameters
                        .find("idp_identifier")
                        .map(identifier -> pool().flatMap(pool -> pool.providers().values().stream()
                                        .filter(provider ->
                                                provider.identifiers().contains(identifier))
                                        .map(UserPool.IdentityProvider::name)
                                        .findFirst())
                                .orElse(identifier)));
    }

    boolean isImplicit() {
        return parameters.find("response_type").filter("token"::equals).isPresent();
    }

    /** The requested scopes, each once, or all scopes of the client. DOC "The redirect and authorization endpoint". */
    List<String> scopes() {
        return parameters
                .find("scope")
                .map(text -> Arrays.stream(text.split(" ", -1)).distinct().toList())
                .orElseGet(() -> client().map(AppClient::oauthScopes).orElse(List.of()));
    }
}
