package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An app client for agents.
 *
 * @param name in the stack file
 * @param scopes full names
 */
record AgentClient(String name, String id, List<String> scopes, List<String> callbacks) {
    AgentClient {
        scopes = List.copyOf(scopes);
        callbacks = List.copyOf(callbacks);
    }

    /** The clients of kind agent in the outputs of a stack, in their order. */
    static List<AgentClient> of(Map<String, Object> outputs, Declared declared) {
        List<AgentClient> clients = new ArrayList<>();
        if (outputs.get("clients") instanceof Map<?, ?> all) {
            all.forEach((name, client) -> {
                if (client instanceof Map<?, ?> values && "agent".equals(values.get("kind"))) {
                    declared.client(String.valueOf(values.get("clientId")))
                            .ifPresent(found -> clients.add(of(String.valueOf(name), found)));
                }
            });
        }
        return clients;
    }

    private static AgentClient of(String name, AppClient client) {
        return new AgentClient(name, client.id(), client.oauthScopes(), client.callbackUrls());
    }
}
