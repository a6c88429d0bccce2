package dev.gatehouse.settings.schema;

/** Patterns of hosts in addresses, in lower case. */
public final class HostPattern {
    /** This machine. */
    public static final String LOOPBACK = "(?:localhost|127\\.0\\.0\\.1|\\[::1\\])";

    /** A name or an address (RFC 1123 section 2.1). */
    public static final String ANY =
            "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+\\])";

    private HostPattern() {}
}
