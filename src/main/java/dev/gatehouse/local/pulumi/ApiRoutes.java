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
 * @param scopesByRoute by route key, {@code GET /resources}; empty for a public route
 * @param pool the user pool that issues the tokens; empty for another issuer
 * @param otherIssuer of the tokens; empty for a user pool, and for an API without an authorizer
 */
record ApiRoutes(Map<String, Set<String>> scopesByRoute, Optional<UserPool> pool, Optional<String> otherIssuer) {
    static final ApiRoutes NONE = new ApiRoutes(Map.of(), Optional.empty(), Optional.empty());

    static ApiRoutes of(Api api, Declared declared) {
        return api instanceof HttpApi http ? of(http, declared) : of((RestApi) api, declared);
    }

    private static ApiRoutes of(HttpApi api, Declared declared) {
        Map<String, Set<String>> scopes = new TreeMap<>();
        api.routes()
                .forEach(
                        route -> scopes.put(route.key(), route.authorizerId().isPresent() ? route.scopes() : Set.of()));
        List<String> issuers = api.authorizers().values().stream()
                .map(HttpApi.JwtAuthorizer::issuer)
                .sorted()
                .toList();
        Optional<UserPool> pool = declared.pools().values().stream()
                .filter(each -> issuers.contains(each.issuer()))
                .findFirst();
        return new ApiRoutes(
                scopes,
                pool,
                pool.isPresent() ? Optional.empty() : issuers.stream().findFirst());
    }

    private static ApiRoutes of(RestApi api, Declared declared) {
        Map<String, Set<String>> scopes = new TreeMap<>();
        api.stages()
                .values()
                .forEach(stage -> stage.deployment()
                        .methods()
                        .forEach(method -> scopes.put(
                                method.key(), method.authorizerId().isPresent() ? method.scopes() : Set.of())));
        Set<String> arns = api.stages().values().stream()
                .flatMap(stage -> stage.deployment().authorizers().values().stream())
                .flatMap(authorizer -> authorizer.poolArns().stream())
                .collect(Collectors.toSet());
        Optional<UserPool> pool = declared.pools().values().stream()
                .filter(each -> arns.contains(each.arn()))
                .findFirst();
        return new ApiRoutes(scopes, pool, Optional.empty());
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
