package dev.gatehouse.settings.schema;

/** Patterns for the host of a URL, in lower case. */
public final class HostPattern {
    /** The loopback addresses. */
    public static final String LOOPBACK = "(?:localhost|127\\.0\\.0\\.1|\\[::1\\])";

    /** A host name or an IP address (RFC 1123 section 2.1). */
    public static final String ANY =
            "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+\\])";

    private HostPattern() {}
}
