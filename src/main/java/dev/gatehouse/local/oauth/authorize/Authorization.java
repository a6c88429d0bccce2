package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request for authorization that passed every check; only {@link AuthorizationChecks} makes one.
 *
 * @param provider where the client sends its users at once; absent for the sign-in page
 */
public record Authorization(
        UserPool pool,
        AppClient client,
        String redirectUri,
        boolean implicit,
        List<String> scopes,
        Optional<String> state,
        Optional<String> nonce,
        Optional<String> challenge,
        Optional<String> prompt,
        Optional<IdentityProvider> provider,
        Form parameters) {

    /** The same request, whose ID token carries this nonce. */
    public Authorization withNonce(String other) {
        return new Authorization(
                pool,
                client,
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

    /** The same request with one parameter set; what was checked of the others stands. */
    public Authorization withParameter(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>(parameters.values());
        values.put(name, value);
        return new Authorization(
                pool,
                client,
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
