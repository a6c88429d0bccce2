package dev.gatehouse.local.gateway;

import dev.gatehouse.local.gateway.http.RouteAuthorization;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.rest.MethodAuthorization;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Explains which checks of a route a token passes. It makes the checks again that the gateway made, at the time of the
 * request; only the keys of the issuer are those of now.
 */
public final class TokenExplainer {
    private final RouteAuthorization routes;
    private final MethodAuthorization methods;

    TokenExplainer(RouteAuthorization routes, MethodAuthorization methods) {
        this.routes = routes;
        this.methods = methods;
    }

    /**
     * What a route says about a token.
     *
     * @param routeKey such as {@code GET /resources}
     * @param scopes one of which the token needs
     * @param checks in the order of the authorizer; empty for a public route
     */
    public record RouteChecks(String routeKey, Set<String> scopes, List<CheckResult> checks) {
        public boolean allowed() {
            return checks.stream().allMatch(CheckResult::passed);
        }
    }

    /** The checks that the route of a request made. Empty if no such route is declared. */
    public Optional<RouteChecks> request(Declared declared, String routeKey, HttpRequest request, Instant at) {
        return explain(declared, routeKey::equals, source -> new IdentitySource(source).token(request), at).stream()
                .findFirst();
    }

    /**
     * The checks of every declared route for a token, in the order of the route keys. Routes of APIs that have a path of
     * their own come last, with the name of the API.
     */
    public List<RouteChecks> token(Declared declared, String token, Instant at) {
        List<RouteChecks> all = new ArrayList<>(everyRoute(declared, token, at));
        declared.apis().stream()
                .filter(api -> declared.ownPaths().contains(api.id()))
                .forEach(api -> everyRoute(declared.servedBy(api), token, at)
                        .forEach(route -> all.add(new RouteChecks(
                                route.routeKey() + " of " + api.name(), route.scopes(), route.checks()))));
        return all;
    }

    private List<RouteChecks> everyRoute(Declared declared, String token, Instant at) {
        return explain(declared, routeKey -> true, source -> Optional.of(token), at).stream()
                .sorted((one, other) -> one.routeKey().compareTo(other.routeKey()))
                .toList();
    }

    /** @param wanted selects routes by their keys: only their checks are made */
    private List<RouteChecks> explain(
            Declared declared, Predicate<String> wanted, Function<String, Optional<String>> tokenOfSource, Instant at) {
        List<RouteChecks> all = new ArrayList<>();
        if (declared.api().orElse(null) instanceof HttpApi api) {
            for (HttpApi.Route route : api.routes()) {
                if (!wanted.test(route.key())) {
                    continue;
                }
                List<CheckResult> checks = route.authorizerId()
                        .map(api.authorizers()::get)
                        .map(authorizer ->
                                routes.explain(tokenOfSource.apply(authorizer.identitySource()), route, authorizer, at))
                        .orElse(List.of());
                all.add(new RouteChecks(route.key(), route.scopes(), checks));
            }
        }
        if (declared.api().orElse(null) instanceof RestApi api) {
            for (RestApi.Stage stage : api.stages().values()) {
                RestApi.Deployment deployment = stage.deployment();
                for (RestApi.Method method : deployment.methods()) {
                    if (!wanted.test(method.key())) {
                        continue;
                    }
                    List<CheckResult> checks = method.authorizerId()
                            .map(deployment.authorizers()::get)
                            .map(authorizer -> methods.explain(
                                    tokenOfSource.apply("method.request.header." + authorizer.header()),
                                    method,
                                    authorizer,
                                    declared,
                                    at))
                            .orElse(List.of());
                    all.add(new RouteChecks(method.key(), method.scopes(), checks));
                }
            }
        }
        return all;
    }
}
