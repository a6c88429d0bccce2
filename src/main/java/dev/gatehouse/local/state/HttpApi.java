package dev.gatehouse.local.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A declared HTTP API.
 *
 * @param authorizers by id
 * @param integrations by id
 * @param stages by name; {@code $default} has no stage name in the path
 */
public record HttpApi(
        String id,
        String name,
        Optional<Cors> cors,
        List<Route> routes,
        Map<String, JwtAuthorizer> authorizers,
        Map<String, Integration> integrations,
        Map<String, Stage> stages)
        implements Api {

    public HttpApi {
        routes = List.copyOf(routes);
        authorizers = Map.copyOf(authorizers);
        integrations = Map.copyOf(integrations);
        stages = Map.copyOf(stages);
    }

    /**
     * @param key {@code GET /resources/{id}}, {@code ANY /x/{proxy+}} or {@code $default}
     * @param authorizerId present if the route needs a JWT
     * @param scopes one of which the token needs; empty if it needs none
     * @param integrationId the ID in its target {@code integrations/<id>}; a route without an integration answers 500
     */
    public record Route(
            String id, String key, Optional<String> authorizerId, Set<String> scopes, Optional<String> integrationId) {
        public Route {
            scopes = Set.copyOf(scopes);
        }
    }

    /** @param identitySource {@code $request.header.Authorization} or {@code $request.querystring.name} */
    public record JwtAuthorizer(String id, String issuer, Set<String> audiences, String identitySource) {
        public JwtAuthorizer {
            audiences = Set.copyOf(audiences);
        }

        /** The URL of the resource whose tokens it accepts, and no others (RFC 8707), such as that of an MCP server. */
        public Optional<String> resource() {
            return audiences.size() == 1
                    ? audiences.stream()
                            .filter(each -> each.matches("https?://.+"))
                            .findFirst()
                    : Optional.empty();
        }
    }

    /**
     * @param functionArn the ARN in the integration URI
     * @param payloadFormat {@code 1.0} or {@code 2.0}
     * @param timeout 50 ms to 30 s
     */
    public record Integration(String id, String functionArn, String payloadFormat, Duration timeout) {}

    /**
     * @param throttle limit for all routes together that have no own limit
     * @param routeThrottles limits of single routes, by route key
     * @param accessLogFormat the declared format with its {@code $context} variables
     */
    public record Stage(
            String name, Throttle throttle, Map<String, Throttle> routeThrottles, Optional<String> accessLogFormat) {
        public Stage {
            routeThrottles = Map.copyOf(routeThrottles);
        }
    }

    /** @param maxAge seconds for which a preflight response can be cached */
    public record Cors(
            List<String> allowOrigins,
            List<String> allowMethods,
            List<String> allowHeaders,
            List<String> exposeHeaders,
            boolean allowCredentials,
            Optional<Integer> maxAge) {}
}
