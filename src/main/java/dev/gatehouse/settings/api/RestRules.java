package dev.gatehouse.settings.api;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Rejects routes that an HTTP API supports but a REST API does not. */
public final class RestRules {
    static final Schema KEYS = Schema.part();

    /** Amazon API Gateway quotas: resources per API; the root counts (assumed, the stricter reading). */
    private static final int MAX_RESOURCES = 300;

    /** CreateResource: "Resource's path part only allow a-zA-Z0-9._-:", or a variable in braces. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._:-]+|\\{[^}]+\\}");

    private static final Rule RESOURCES = KEYS.rule(
            "rest-resources",
            "must need at most " + MAX_RESOURCES + " resources of the REST API, one for each part of a path",
            "combine some with {proxy+}, or split the stack");
    private static final Rule PATH = KEYS.rule(
            "rest-path",
            "must have paths of letters, digits and . _ - for a REST API",
            "rename that part, or write kind: http");
    private static final Rule VARIABLE = KEYS.rule(
            "rest-variable",
            "must have only one path variable below '<path>' for a REST API, which already has '<other>'",
            "use the same name for both, or write kind: http");

    /**
     * The gateway's own 401 and 403 responses have a fixed CORS header: their templates cannot choose an origin (Gateway
     * responses in API Gateway), and returning the request's Origin would allow any origin.
     */
    private static final Rule CORS = KEYS.rule(
            "rest-cors",
            "must be one origin for a REST API, whose 401 and 403 responses cannot select one of several",
            "keep one, or write kind: http");

    private static final Rule OPTIONS = KEYS.rule(
            "rest-options",
            "must be absent with gatehouse:api.cors for a REST API, which answers OPTIONS itself",
            "delete the route or the origins");

    private RestRules() {}

    public static void check(ApiSettings api, List<Route> routes, Problems problems) {
        if (api.rest().isEmpty()) {
            return;
        }
        ConfigPath path = new ConfigPath("gatehouse:routes", problems);
        PathTree tree = PathTree.of(routes);
        int resources = tree.resources().size() + 1;
        if (resources > MAX_RESOURCES) {
            path.report(RESOURCES, resources);
        }
        tree.resources().stream()
                .filter(node -> !PART.matcher(node.part()).matches())
                .forEach(node -> path.report(PATH, node.path()));
        variables(tree, path);
        cors(api, routes, problems);
    }

    /** "A sibling ({id}) of this resource already has a variable path part -- only one is allowed". */
    private static void variables(PathTree tree, ConfigPath path) {
        Map<String, PathTree.Node> first = new HashMap<>();
        for (PathTree.Node node : tree.resources()) {
            if (node.isVariable()) {
                PathTree.Node other = first.putIfAbsent(node.parent(), node);
                if (other != null) {
                    path.report(VARIABLE, node.path(), node.parent(), other.part());
                }
            }
        }
    }

    private static void cors(ApiSettings api, List<Route> routes, Problems problems) {
        if (api.cors().size() > 1) {
            new ConfigPath("gatehouse:api.cors", problems)
                    .report(CORS, api.cors().size());
        }
        if (!api.cors().isEmpty()) {
            routes.stream()
                    .filter(route -> route.method().equals("OPTIONS"))
                    .forEach(route ->
                            new ConfigPath("gatehouse:routes." + route.key(), problems).report(OPTIONS, route.key()));
        }
    }
}
