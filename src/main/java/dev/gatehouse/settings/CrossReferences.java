package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that every name used in one setting exists in the other that defines it. */
final class CrossReferences {
    private static final Set<String> NEED_OPENID = Set.of("email", "phone", "profile");

    private CrossReferences() {}

    static void check(
            Identity identity,
            Optional<ScopeCatalogue> scopes,
            List<Client> clients,
            List<Route> routes,
            Problems problems) {
        scopes.ifPresent(catalogue -> {
            clients.forEach(client -> scopes(client, catalogue, problems));
            routes.forEach(route -> scopes(route, catalogue, problems));
            unused(catalogue, clients, routes, problems);
        });
        routes.forEach(route -> group(route, identity, problems));
        collisions(routes, problems);
    }

    private static void scopes(Client client, ScopeCatalogue catalogue, Problems problems) {
        String path = "gatehouse:clients." + client.name() + ".scopes";
        for (String scope : client.scopes()) {
            known(scope, path, catalogue, problems);
            if (client.kind() == ClientKind.MACHINE && ScopeCatalogue.STANDARD.contains(scope)) {
                problems.add(
                        "machine-scope",
                        path,
                        "must be scopes of gatehouse:scopes: client credentials know no user",
                        scope,
                        "delete it");
            }
            if (NEED_OPENID.contains(scope) && !client.scopes().contains("openid")) {
                problems.add("openid", path, "must have openid beside email, phone or profile", scope, "add openid");
            }
        }
    }

    private static void scopes(Route route, ScopeCatalogue catalogue, Problems problems) {
        for (String scope : route.scopes()) {
            known(scope, "gatehouse:routes." + route.key() + ".scopes", catalogue, problems);
        }
    }

    private static void known(String scope, String path, ScopeCatalogue catalogue, Problems problems) {
        if (catalogue.has(scope)) {
            return;
        }
        List<String> names = new ArrayList<>(catalogue.descriptions().keySet());
        names.addAll(ScopeCatalogue.STANDARD);
        problems.add(
                "scope-unknown",
                path,
                "must be scopes of gatehouse:scopes, by short name, or standard ones",
                scope,
                Nearest.to(scope, names)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("known here: " + String.join(", ", names)));
    }

    private static void unused(ScopeCatalogue catalogue, List<Client> clients, List<Route> routes, Problems problems) {
        for (String scope : catalogue.descriptions().keySet()) {
            String path = "gatehouse:scopes.scopes." + scope;
            if (routes.stream().noneMatch(route -> route.scopes().contains(scope))) {
                problems.warn(path, "no route asks for it");
            } else if (clients.stream().noneMatch(client -> client.scopes().contains(scope))) {
                problems.warn(path, "routes ask for it, and no client may have it");
            }
        }
    }

    private static void group(Route route, Identity identity, Problems problems) {
        route.group()
                .filter(group -> !identity.groups().contains(group))
                .ifPresent(group -> problems.add(
                        "group-unknown",
                        "gatehouse:routes." + route.key() + ".group",
                        "must be in gatehouse:identity.groups",
                        group,
                        Nearest.to(group, identity.groups())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("add it there")));
    }

    private static void collisions(List<Route> routes, Problems problems) {
        Map<String, String> seen = new HashMap<>();
        for (Route route : routes) {
            String first = seen.putIfAbsent(route.shape(), route.key());
            if (first != null) {
                problems.add(
                        "route-twice",
                        "gatehouse:routes." + route.key(),
                        "must differ from '" + first + "' by more than the names of variables",
                        route.key(),
                        "delete one of them");
            }
        }
    }
}
