package dev.gatehouse.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What API Gateway refuses of routes on a REST API, though an HTTP API takes them. */
final class RestRules {
    /** Amazon API Gateway quotas: resources per API; the root counts (assumed, the stricter reading). */
    private static final int MOST_RESOURCES = 300;

    /** CreateResource: "Resource's path part only allow a-zA-Z0-9._-:", or a variable in braces. */
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._:-]+|\\{[^}]+\\}");

    private RestRules() {}

    static void check(Api api, List<Route> routes, boolean local, Problems problems) {
        if (api.rest().isEmpty()) {
            return;
        }
        if (local) {
            problems.add(
                    "local-rest",
                    "gatehouse:api.kind",
                    "must be http on the local cloud, which does not imitate a REST API yet",
                    "rest",
                    "write kind: http in this stack: the routes stay as they are");
        }
        PathTree tree = PathTree.of(routes);
        if (tree.resources().size() + 1 > MOST_RESOURCES) {
            problems.add(
                    "rest-resources",
                    "gatehouse:routes",
                    "must make at most " + MOST_RESOURCES + " resources of a REST API, one for each part of a path",
                    tree.resources().size() + 1,
                    "gather some below {proxy+}, or split the stack");
        }
        tree.resources().stream()
                .filter(node -> !PART.matcher(node.part()).matches())
                .forEach(node -> problems.add(
                        "rest-path",
                        "gatehouse:routes",
                        "must have paths of letters, digits and . _ - on a REST API",
                        node.path(),
                        "rename that part, or write kind: http"));
        variables(tree, problems);
        cors(api, routes, problems);
    }

    /** "A sibling ({id}) of this resource already has a variable path part -- only one is allowed". */
    private static void variables(PathTree tree, Problems problems) {
        Map<String, PathTree.Node> first = new HashMap<>();
        for (PathTree.Node node : tree.resources()) {
            if (node.isVariable()) {
                PathTree.Node other = first.putIfAbsent(node.parent(), node);
                if (other != null) {
                    problems.add(
                            "rest-variable",
                            "gatehouse:routes",
                            "must have one variable below '" + node.parent() + "' on a REST API, and '" + other.part()
                                    + "' is there",
                            node.path(),
                            "name both alike, or write kind: http");
                }
            }
        }
    }

    private static void cors(Api api, List<Route> routes, Problems problems) {
        if (api.cors().size() > 1) {
            // What the gateway itself refuses with 401 or 403 carries a fixed header: no template chooses there
            // (Gateway responses in API Gateway), and reflecting any Origin is no list of origins.
            problems.add(
                    "rest-cors",
                    "gatehouse:api.cors",
                    "must be one origin on a REST API, whose own 401 and 403 cannot choose among several",
                    api.cors().size(),
                    "keep one, or write kind: http");
        }
        if (!api.cors().isEmpty()) {
            routes.stream()
                    .filter(route -> route.method().equals("OPTIONS"))
                    .forEach(route -> problems.add(
                            "rest-options",
                            "gatehouse:routes." + route.key(),
                            "must not stand beside gatehouse:api.cors on a REST API, which answers OPTIONS itself",
                            route.key(),
                            "delete the route or the origins"));
        }
    }
}
