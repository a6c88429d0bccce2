package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.state.Declared;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The MCP server of the stack, and what clients need of it.
 *
 * @param url the MCP URL
 * @param path of the URL
 * @param stack the name of the stack
 * @param clients of kind agent
 */
record McpStack(String url, String path, String stack, List<AgentClient> clients, Declared declared) {
    McpStack {
        clients = List.copyOf(clients);
    }

    /** Empty if the stack declares no MCP server. */
    static Optional<McpStack> of(StackInfo stack, Declared declared) {
        return stack.lastRun()
                .flatMap(run -> run.outputs().get("mcpUrl") instanceof String url
                        ? Optional.of(new McpStack(
                                url,
                                URI.create(url).getPath(),
                                run.stack(),
                                AgentClient.of(run.outputs(), declared),
                                declared))
                        : Optional.empty());
    }

    /** Whether it is the full name of a scope of the MCP server. */
    boolean hasScope(String scope) {
        return scope.startsWith(url + "/");
    }
}
