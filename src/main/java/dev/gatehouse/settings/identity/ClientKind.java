package dev.gatehouse.settings.identity;

import java.util.Locale;

/** The type of application of a client. It decides grants, secret and refresh token rotation. */
public enum ClientKind {
    /** Runs in a browser: no secret, authorization code with PKCE, refresh tokens rotate. */
    SPA,
    /** Runs on a server: a secret, authorization code. */
    WEB,
    /** Runs on a user's device: no secret, authorization code with PKCE, custom scheme or loopback callbacks. */
    NATIVE,
    /** Acts on its own behalf: a secret, client credentials, the API's own scopes only. */
    MACHINE;

    /** The name in a stack file. */
    String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean hasSecret() {
        return this == WEB || this == MACHINE;
    }

    public boolean hasUsers() {
        return this != MACHINE;
    }
}
