package dev.gatehouse.local.console.token;

import dev.gatehouse.local.state.Secret;
import java.util.List;

/** Gets tokens from the OAuth endpoints of the local cloud, as an app does. */
public interface TokenSource {
    /** What the endpoints answered. */
    sealed interface Answer {
        /** @param missing the scopes that were asked for and that the token does not have; empty if it has all */
        record Issued(Secret accessToken, String missing) implements Answer {}

        /** @param reason in words; it never has a secret */
        record Refused(String reason) implements Answer {}
    }

    /** @param scopes short names; empty for every scope of the client */
    Answer machine(String client, List<String> scopes);

    /** As {@link #machine}, with a sign-in of the user at the sign-in pages. */
    Answer user(String client, String user, Secret password, List<String> scopes);
}
