package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The routes of an API, and who issues the tokens for them.
 *
 * @param scopesByRoute by route key, {@code GET /resources}; empty for a public route. Routes of an MCP server are left out,
 *     as in the stack output {@code routes}.
 * @param pool the user pool that issues the tokens; empty for another issuer
 * @param otherIssuer of the tokens; empty for a user pool, and for an API without an authorizer
 * @param mcp the URL of the MCP server: the resource of a second authorizer, and the identifier of a resource server
 */
record ApiRoutes(
        Map<String, Set<String>> scopesByRoute,
        Optional<UserPool> pool,
        Optional<String> otherIssuer,
        Optional<String> mcp) {
    static final ApiRoutes NONE = new ApiRoutes(Map.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A route or a method, and an authorizer, of both kinds of API. */
    private record Protected(String key, Optional<String> authorizerId, Set<String> scopes) {}

    static ApiRoutes of(Api api, Declared declared) {
        return api instanceof HttpApi http ? of(http, declared) : of((RestApi) api, declared);
    }

    private static ApiRoutes of(HttpApi api, Declared declared) {
        List<String> issuers = api.authorizers().values().stream()
                .map(HttpApi.JwtAuthorizer::issuer)
                .sorted()
                .toList();
        Optional<UserPool> pool = declared.pools().values().stream()
                .filter(each -> issuers.contains(each.issuer()))
                .findFirst();
        Map<String, Optional<String>> resources = new TreeMap<>();
        api.authorizers().forEach((id, authorizer) -> resources.put(id, authorizer.resource()));
        return of(
                api.routes().stream()
                        .map(route -> new Protected(route.key(), route.authorizerId(), route.scopes()))
                        .toList(),
                pool,
                pool.isPresent() ? Optional.empty() : issuers.stream().findFirst(),
                resources);
    }

    private static ApiRoutes of(RestApi api, Declared declared) {
        List<RestApi.Deployment> deployments =
                api.stages().values().stream().map(RestApi.Stage::deployment).toList();
        Map<String, Optional<String>> resources = new TreeMap<>();
        deployments.forEach(
                each -> each.authorizers().forEach((id, authorizer) -> resources.put(id, authorizer.resource())));
        Set<String> arns = deployments.stream()
                .flatMap(each -> each.authorizers().values().stream())
                .flatMap(authorizer -> authorizer.poolArns().stream())
                .collect(Collectors.toSet());
        return of(
                deployments.stream()
                        .flatMap(each -> each.methods().stream())
                        .map(method -> new Protected(method.key(), method.authorizerId(), method.scopes()))
                        .toList(),
                declared.pools().values().stream()
                        .filter(each -> arns.contains(each.arn()))
                        .findFirst(),
                Optional.empty(),
                resources);
    }

    /** @param resources the resource of each authorizer, by the ID of the authorizer */
    private static ApiRoutes of(
            List<Protected> all,
            Optional<UserPool> pool,
            Optional<String> otherIssuer,
            Map<String, Optional<String>> resources) {
        Optional<String> mcp = mcp(resources, pool);
        Map<String, Set<String>> scopes = new TreeMap<>();
        all.stream()
                .filter(route -> mcp.isEmpty()
                        || !route.authorizerId()
                                .flatMap(id -> resources.getOrDefault(id, Optional.empty()))
                                .equals(mcp))
                .forEach(
                        route -> scopes.put(route.key(), route.authorizerId().isPresent() ? route.scopes() : Set.of()));
        return new ApiRoutes(scopes, pool, otherIssuer, mcp);
    }

    /** Only beside another authorizer: an API whose only authorizer is for one resource is not an MCP server. */
    private static Optional<String> mcp(Map<String, Optional<String>> resources, Optional<UserPool> pool) {
        List<String> servers = resources.values().stream()
                .flatMap(Optional::stream)
                .filter(url -> pool.filter(each -> each.resourceServers().containsKey(url))
                        .isPresent())
                .distinct()
                .toList();
        boolean others = resources.values().stream().anyMatch(Optional::isEmpty);
        return others && servers.size() == 1 ? Optional.of(servers.get(0)) : Optional.empty();
    }

    /** Another issuer's scopes have no short names. */
    Map<String, String> scopesOfOtherIssuer() {
        Map<String, String> scopes = new TreeMap<>();
        scopesByRoute.values().forEach(each -> each.forEach(scope -> scopes.put(scope, scope)));
        return scopes;
    }

    /**
     * The stack output {@code routes}, without preflight routes and without routes that have no method and path.
     *
     * @param shortNames of scopes, by full name
     */
    List<Map<String, Object>> outputs(Map<String, String> shortNames) {
        List<Map<String, Object>> routes = new ArrayList<>();
        scopesByRoute.forEach((key, scopes) -> {
            if (key.contains(" ") && !(scopes.isEmpty() && key.startsWith("OPTIONS "))) {
                Map<String, Object> route = new LinkedHashMap<>();
                route.put("key", key);
                if (scopes.isEmpty()) {
                    route.put("public", true);
                } else {
                    route.put(
                            "scopes",
                            InstanceOutputs.shortened(scopes.stream().sorted().toList(), shortNames));
                }
                routes.add(route);
            }
        });
        return routes;
    }
}
