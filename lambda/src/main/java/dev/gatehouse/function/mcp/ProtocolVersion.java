package dev.gatehouse.function.mcp;

import java.util.List;

/**
 * The revisions of MCP that this server follows. It does not offer 2025-03-26, whose servers must accept batches, or
 * 2024-11-05, whose HTTP transport is another.
 */
final class ProtocolVersion {
    /** Each request declares version and capabilities; there is no initialize. */
    static final String STATELESS = "2026-07-28";

    /** Revisions that begin with initialize, the newest first. */
    static final List<String> WITH_INITIALIZE = List.of("2025-11-25", "2025-06-18");

    /** All of them, the newest first. */
    static final List<String> SUPPORTED = List.of(STATELESS, WITH_INITIALIZE.get(0), WITH_INITIALIZE.get(1));

    private ProtocolVersion() {}

    /** The answer to initialize: the client's version if this server follows it, else the newest with initialize. */
    static String negotiated(String requested) {
        return WITH_INITIALIZE.contains(requested) ? requested : WITH_INITIALIZE.get(0);
    }
}
