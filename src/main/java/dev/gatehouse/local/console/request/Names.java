package dev.gatehouse.local.console.request;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names under which people know app clients and users. */
public final class Names {
    private final StackInfo stack;
    private final LocalCloud cloud;
    private final UserStore users;

    public Names(StackInfo stack, LocalCloud cloud, UserStore users) {
        this.stack = stack;
        this.cloud = cloud;
        this.users = users;
    }

    /** The name in the stack file, else the declared name, else the id. */
    String client(String id) {
        return stackClients().entrySet().stream()
                .filter(client -> client.getValue() instanceof Map<?, ?> values && id.equals(values.get("clientId")))
                .map(client -> String.valueOf(client.getKey()))
                .findFirst()
                .or(() -> cloud.declared().client(id).map(AppClient::name))
                .orElse(id);
    }

    /** The e-mail address of a user whose name is a UUID; else the name. */
    String user(String name) {
        return cloud.declared().pools().values().stream()
                .flatMap(pool -> users.find(pool, name).stream())
                .map(User::attributes)
                .flatMap(attributes -> Optional.ofNullable(attributes.get("email")).stream())
                .findFirst()
                .orElse(name);
    }

    /** All declared app clients, sorted. */
    List<String> clients() {
        return cloud.declared().clients().keySet().stream()
                .map(this::client)
                .distinct()
                .sorted()
                .toList();
    }

    private Map<?, ?> stackClients() {
        return stack.lastRun()
                .map(run -> run.outputs().get("clients"))
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(Map.class::cast)
                .orElse(Map.of());
    }
}
