package dev.gatehouse.settings;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.function.FunctionProgram;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.mcp.McpRules;
import dev.gatehouse.settings.mcp.McpSettings;
import dev.gatehouse.settings.provider.IdentityProvider;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that each name that one setting refers to is defined by another setting. */
final class CrossReferences {
    private static final Set<String> NEED_OPENID = Set.of("email", "phone", "profile");

    private CrossReferences() {}

    static void check(
            Identity identity,
            Optional<ScopeCatalogue> scopes,
            List<Client> clients,
            Optional<McpSettings> mcp,
            ApiSettings api,
            List<Route> routes,
            boolean externalIssuer,
            Problems problems) {
        scopes.ifPresent(catalogue -> {
            clients.forEach(client -> checkClientScopes(client, catalogue, mcp, problems));
            routes.forEach(route -> route.scopes()
                    .forEach(scope ->
                            catalogue.checkScope(scope, path(route, problems).key("scopes"))));
            warnAboutUnusedScopes(catalogue, clients, routes, externalIssuer, problems);
        });
        routes.forEach(route -> route.group()
                .filter(group -> !externalIssuer)
                .ifPresent(group ->
                        identity.checkGroup(group, path(route, problems).key("group"))));
        checkDuplicates(routes, problems);
        checkReservedPaths(api, routes, problems);
        ConfigPath providers = new ConfigPath("gatehouse:identity.providers", problems);
        identity.providers().stream()
                .filter(each ->
                        clients.stream().noneMatch(client -> client.providers().contains(each.name())))
                .forEach(each -> providers.key(each.name()).warn(IdentityProvider.PROVIDER_NOT_USED));
    }

    /** @param mcp absent: a client of kind agent is reported elsewhere */
    static void checkClientScopes(
            Client client, ScopeCatalogue catalogue, Optional<McpSettings> mcp, Problems problems) {
        ConfigPath path = new ConfigPath("gatehouse:clients." + client.name() + ".scopes", problems);
        if (client.isAgent()) {
            mcp.ifPresent(server -> McpRules.checkAgentScopes(client, server, path));
            return;
        }
        for (String scope : client.scopes()) {
            if (!McpRules.rejectAgentScope(scope, catalogue, mcp, path)) {
                catalogue.checkScope(scope, path);
            }
            if (client.kind() == ClientKind.MACHINE && ScopeCatalogue.STANDARD.contains(scope)) {
                path.report(Client.MACHINE_SCOPE, scope);
            }
            if (NEED_OPENID.contains(scope) && !client.scopes().contains("openid")) {
                path.report(Client.OPENID, scope);
            }
        }
    }

    private static ConfigPath path(Route route, Problems problems) {
        return new ConfigPath("gatehouse:routes." + route.key(), problems);
    }

    private static void warnAboutUnusedScopes(
            ScopeCatalogue catalogue,
            List<Client> clients,
            List<Route> routes,
            boolean externalIssuer,
            Problems problems) {
        for (String scope : catalogue.descriptions().keySet()) {
            ConfigPath path = new ConfigPath("gatehouse:scopes.scopes." + scope, problems);
            if (routes.stream().noneMatch(route -> route.scopes().contains(scope))) {
                path.warn(ScopeCatalogue.NOT_USED_BY_ROUTE);
            } else if (!externalIssuer
                    && clients.stream()
                            .noneMatch(client ->
                                    !client.isAgent() && client.scopes().contains(scope))) {
                path.warn(ScopeCatalogue.NOT_GRANTED_TO_CLIENT);
            }
        }
    }

    /** Only the handler in lambda/ reads the group of a route. */
    static void checkGroups(FunctionProgram.CustomCode custom, List<Route> routes, Problems problems) {
        routes.forEach(route -> route.group()
                .ifPresent(group -> path(route, problems)
                        .key("group")
                        .report(
                                Route.GROUP_UNCHECKED,
                                group,
                                custom.code(),
                                route.scopes().get(0),
                                group)));
    }

    private static void checkDuplicates(List<Route> routes, Problems problems) {
        Map<String, String> seen = new HashMap<>();
        for (Route route : routes) {
            String first = seen.putIfAbsent(route.normalizedKey(), route.key());
            if (first != null) {
                path(route, problems).report(Route.DUPLICATE, route.key(), first);
            }
        }
    }

    /**
     * OBS github.com/serverless/examples issue 667 (2021): an HTTP API answers {@code /ping} itself at its default address.
     * A REST API has its stage before the path there, and only a custom domain leads to the path itself (DOC "Amazon API
     * Gateway important notes").
     */
    private static void checkReservedPaths(ApiSettings api, List<Route> routes, Problems problems) {
        if (api.rest().isPresent() && api.domain().isEmpty()) {
            return;
        }
        routes.stream()
                .filter(Route::isReserved)
                .forEach(route -> path(route, problems).report(Route.RESERVED, route.key()));
    }
}
