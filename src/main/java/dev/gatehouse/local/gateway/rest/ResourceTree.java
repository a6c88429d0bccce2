package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.gateway.request.RoutePattern;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.PercentEncoding;
import dev.gatehouse.local.state.RestApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The methods of a deployment by resource; made once for each declaration. */
final class ResourceTree {
    private static final String ANY = "ANY";

    /** @param methods by name, {@code ANY} among them */
    private record Branch(RoutePattern pattern, Map<String, RestApi.Method> methods) {}

    private final List<Branch> branches = new ArrayList<>();
    private final List<String> keys;

    ResourceTree(List<RestApi.Method> methods) {
        Map<String, Map<String, RestApi.Method>> byPath = new LinkedHashMap<>();
        methods.forEach(method -> byPath.computeIfAbsent(method.path(), path -> new LinkedHashMap<>())
                .put(method.httpMethod(), method));
        byPath.forEach((path, here) ->
                RoutePattern.of(ANY + " " + path).ifPresent(pattern -> branches.add(new Branch(pattern, here))));
        branches.sort(Comparator.comparing(Branch::pattern, RoutePattern.MOST_SPECIFIC_FIRST));
        keys = methods.stream()
                .map(method -> method.httpMethod() + " " + method.path())
                .sorted()
                .toList();
    }

    /**
     * DOC "API Gateway resources": a method belongs to a resource. CHOICE: the most specific resource that has any
     * method decides, as on an HTTP API; where it lacks this method no greedy one steps in.
     */
    Optional<MethodMatch> match(String method, RawPath path) {
        for (Branch branch : branches) {
            Optional<Map<String, String>> variables = branch.pattern().match(method, path.segments());
            if (variables.isPresent()) {
                RestApi.Method found =
                        branch.methods().getOrDefault(method, branch.methods().get(ANY));
                return Optional.ofNullable(found)
                        .map(each -> new MethodMatch(each, PercentEncoding.decodeValues(variables.get())));
            }
        }
        return Optional.empty();
    }

    /** Why nothing matched, for the log. */
    String mismatch(String method, RawPath path) {
        return "no method for " + LogValue.plain(method) + " /"
                + LogValue.plain(String.join("/", path.segments())) + ": deployed are "
                + (keys.isEmpty() ? "none" : String.join(", ", keys));
    }
}
