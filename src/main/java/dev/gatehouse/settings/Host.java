package dev.gatehouse.settings;

/** Patterns of hosts in addresses, in lower case. */
final class Host {
    /** This machine. */
    static final String LOOPBACK = "(?:localhost|127\\.0\\.0\\.1|\\[::1\\])";

    /** A name or an address (RFC 1123 section 2.1). */
    static final String ANY =
            "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+\\])";

    private Host() {}
}
