package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.recording.RecordedRequest;
import java.util.Optional;

/** Reads one kind of request of MCP clients. */
interface StepReader {
    /** Empty if the request is of another kind, or not of an MCP client. */
    Optional<Step> read(RecordedRequest recorded, McpStack server);
}
