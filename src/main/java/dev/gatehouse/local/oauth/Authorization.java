package dev.gatehouse.local.oauth;

import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;

/** A request for authorization that passed every check; only {@link AuthorizationChecks} makes one. */
record Authorization(
        UserPool pool,
        AppClient client,
        String redirectUri,
        boolean implicit,
        List<String> scopes,
        Optional<String> state,
        Optional<String> nonce,
        Optional<String> challenge,
        Optional<String> prompt,
        Form parameters) {}
