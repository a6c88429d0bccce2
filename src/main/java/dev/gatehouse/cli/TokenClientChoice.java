package dev.gatehouse.cli;

import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.NoTokenException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Chooses the client that gets the token. */
final class TokenClientChoice {
    private TokenClientChoice() {}

    /**
     * The client with this name. Without a name: for a user, the first native client, or the only client that signs users
     * in; otherwise the first machine client, or the only client of another kind.
     */
    static Client of(DeployedStack stack, Optional<String> name, boolean forUser) throws NoTokenException {
        List<Client> all = stack.clients();
        if (all.isEmpty()) {
            throw NoTokenException.wrongInput("the stack has no clients: " + stack.issuer()
                    + " issues the tokens of its API, so get one from there");
        }
        if (name.isPresent()) {
            Client client = all.stream()
                    .filter(each -> each.name().equals(name.get()))
                    .findFirst()
                    .orElseThrow(() -> NoTokenException.wrongInput(
                            "the stack has no client " + name.get() + "; its clients are " + list(all)));
            if (forUser && client.isMachine()) {
                throw NoTokenException.wrongInput(
                        "client " + client + " is a machine client and signs no user in: omit --user, or choose one of "
                                + list(users(all)));
            }
            return client;
        }
        String preferred = forUser ? "native" : "machine";
        Optional<Client> first =
                all.stream().filter(each -> each.kind().equals(preferred)).findFirst();
        List<Client> users = users(all);
        if (first.isEmpty() && users.size() != 1) {
            throw NoTokenException.wrongInput("choose a client with --client: " + list(all));
        }
        return first.orElseGet(() -> users.get(0));
    }

    private static List<Client> users(List<Client> all) {
        return all.stream().filter(each -> !each.isMachine()).toList();
    }

    private static String list(List<Client> clients) {
        return clients.stream()
                .map(client -> client.name() + " (" + client.kind() + ")")
                .collect(Collectors.joining(", "));
    }
}
