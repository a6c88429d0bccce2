package dev.gatehouse.settings.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resource tree of a REST API: one resource for each part of a path, below the root resource {@code /}.
 *
 * @param resources all except the root, each after its parent
 */
public record PathTree(List<Node> resources) {
    /**
     * A resource.
     *
     * @param path whole, {@code /resources/{id}}
     * @param parent path of the resource above it, {@code /} for the root
     * @param part the last part of the path, {@code {id}}
     */
    public record Node(String path, String parent, String part) {
        boolean isVariable() {
            return part.startsWith("{");
        }
    }

    public PathTree {
        resources = List.copyOf(resources);
    }

    /** The resource tree for these routes, in the order in which the routes first use each resource. */
    public static PathTree of(List<Route> routes) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (Route route : routes) {
            String parent = "/";
            for (String part : parts(route.path())) {
                String path = (parent.equals("/") ? "" : parent) + "/" + part;
                nodes.putIfAbsent(path, new Node(path, parent, part));
                parent = path;
            }
        }
        return new PathTree(new ArrayList<>(nodes.values()));
    }

    private static List<String> parts(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
