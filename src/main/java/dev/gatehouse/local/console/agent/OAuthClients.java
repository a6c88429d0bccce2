package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.oauth.form.Form;
import java.util.Optional;

/** Decides which sign-ins belong to MCP clients. */
final class OAuthClients {
    private OAuthClients() {}

    /** An agent client, the URL of a document, or any client that asks for a resource. */
    static boolean isOfAgent(Form parameters, McpStack server) {
        Optional<String> id = parameters.find("client_id");
        return parameters.find("resource").isPresent()
                || id.filter(each -> each.startsWith("https://")
                                || server.clients().stream()
                                        .anyMatch(client -> client.id().equals(each)))
                        .isPresent();
    }
}
