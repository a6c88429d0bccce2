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
    MACHINE,
    /**
     * An AI agent that calls the MCP server for a user: no secret, authorization code with PKCE, refresh tokens rotate, custom
     * scheme or loopback callbacks, scopes of gatehouse:mcp only.
     */
    AGENT;

    /** The name in a stack file. */
    public String settingName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean hasSecret() {
        return this == WEB || this == MACHINE;
    }

    /** Whether it is an application that reads its settings from the stack outputs or from parameters. */
    public boolean isFrontend() {
        return this == SPA || this == NATIVE;
    }

    public boolean hasUsers() {
        return this != MACHINE;
    }

    /** Whether it can run on a user's device, where a callback may be a loopback address or have a custom scheme. */
    public boolean isOnDevice() {
        return this == NATIVE || this == AGENT;
    }
}
