package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A URL that clients can send as client_id, or that the policies do not accept.
 *
 * @param url of a document, or a pattern of a policy
 * @param client the app client for which it stands; empty if no policy accepts it
 * @param document the name in the document of the stack file; empty if it has none
 * @param usable whether a client can sign in with it
 * @param remark why not, or which callbacks it has
 */
record DocumentRow(String url, String client, String document, boolean usable, String remark) {
    static List<DocumentRow> of(McpStack server) {
        Declared declared = server.declared();
        List<DocumentRow> rows = new ArrayList<>();
        List<ClientDocument> rest = declared.documents().values().stream()
                .sorted((one, other) -> one.url().compareTo(other.url()))
                .collect(Collectors.toCollection(ArrayList::new));
        for (UserPool pool : declared.pools().values()) {
            for (UserPool.CimdPolicy policy : pool.cimdPolicies()) {
                for (String pattern : policy.urlPatterns()) {
                    List<ClientDocument> matching = rest.stream()
                            .filter(document -> only(policy, pattern).matches(document.url()))
                            .toList();
                    matching.forEach(document -> rows.add(accepted(server, policy.clientId(), document)));
                    if (matching.isEmpty()) {
                        rows.add(new DocumentRow(
                                pattern,
                                name(server, policy.clientId()),
                                "",
                                false,
                                "The stack file has no document for it, and the local cloud fetches none: add it to"
                                        + " gatehouse:local.documents, with name and callbacks."));
                    }
                    rest.removeAll(matching);
                }
            }
        }
        rest.forEach(document -> rows.add(new DocumentRow(
                document.url(),
                "",
                document.name(),
                false,
                "No policy accepts it: add the URL to gatehouse:mcp.documents.")));
        return rows;
    }

    private static UserPool.CimdPolicy only(UserPool.CimdPolicy policy, String pattern) {
        return new UserPool.CimdPolicy(policy.id(), policy.name(), policy.clientId(), List.of(pattern));
    }

    private static DocumentRow accepted(McpStack server, String clientId, ClientDocument document) {
        List<String> declared = server.declared()
                .client(clientId)
                .map(client -> client.callbackUrls())
                .orElse(List.of());
        List<String> foreign = document.callbacks().stream()
                .filter(callback -> !declared.contains(callback))
                .toList();
        boolean usable = foreign.size() < document.callbacks().size();
        String remark = foreign.isEmpty()
                ? "Callbacks: " + String.join(", ", document.callbacks())
                : "The app client does not have " + String.join(", ", foreign) + ": add it to its callbacks.";
        return new DocumentRow(document.url(), name(server, clientId), document.name(), usable, remark);
    }

    private static String name(McpStack server, String clientId) {
        return server.clients().stream()
                .filter(client -> client.id().equals(clientId))
                .map(AgentClient::name)
                .findFirst()
                .or(() -> server.declared().client(clientId).map(client -> client.name()))
                .orElse(clientId);
    }
}
