package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A request for authorization as it came, with what is declared at that moment. */
record AuthorizationRequest(Form parameters, Declared declared) {
    Optional<AppClient> client() {
        return parameters.find("client_id").flatMap(declared::client);
    }

    /** The client's pool, when its hosted endpoints exist. */
    Optional<UserPool> pool() {
        return client().flatMap(client -> declared.pool(client.poolId()))
                .filter(pool -> pool.domain().isPresent());
    }

    /**
     * The identity provider that was asked for by its name, or by one of its identifiers; {@code COGNITO} is the pool
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

    /** Those asked for, each once; all of the client's when none is named. DOC "…authorization endpoint". */
    List<String> scopes() {
        return parameters
                .find("scope")
                .map(text -> Arrays.stream(text.split(" ", -1)).distinct().toList())
                .orElseGet(() -> client().map(AppClient::oauthScopes).orElse(List.of()));
    }
}
