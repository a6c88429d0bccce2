package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An authorization request that passed every check. Only {@link AuthorizationChecks} creates it.
 *
 * @param document the client ID metadata document whose URL is the client_id; empty for an app client's id
 * @param provider where the user signs in directly; empty for the sign-in page
 */
public record Authorization(
        UserPool pool,
        AppClient client,
        Optional<ClientDocument> document,
        String redirectUri,
        boolean implicit,
        List<String> scopes,
        Optional<String> state,
        Optional<String> nonce,
        Optional<String> challenge,
        Optional<String> prompt,
        Optional<IdentityProvider> provider,
        Form parameters) {

    /** Returns the same request with another nonce for the ID token. */
    public Authorization withNonce(String other) {
        return new Authorization(
                pool,
                client,
                document,
                redirectUri,
                implicit,
                scopes,
                state,
                Optional.of(other),
                challenge,
                prompt,
                provider,
                parameters);
    }

    /** Returns the same request with one parameter set. The result of the checks stays valid. */
    public Authorization withParameter(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(parameters.values());
        values.put(name, value);
        return new Authorization(
                pool,
                client,
                document,
                redirectUri,
                implicit,
                scopes,
                state,
                nonce,
                challenge,
                prompt,
                provider,
                new Form(values, parameters.repeated()));
    }
}
