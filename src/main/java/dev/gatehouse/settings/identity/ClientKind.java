package dev.gatehouse.settings.identity;

import java.util.Locale;

/** What sort of application a client is; its grants, secret and refresh rules follow from it. */
public enum ClientKind {
    /** Runs in a browser: no secret, authorization code with PKCE, refresh tokens rotate. */
    SPA,
    /** Runs on a server: a secret, authorization code. */
    WEB,
    /** Runs on a user's device: no secret, authorization code with PKCE, own scheme or loopback callbacks. */
    NATIVE,
    /** Acts for itself: a secret, client credentials, the API's own scopes only. */
    MACHINE;

    /** As a stack file writes it. */
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
