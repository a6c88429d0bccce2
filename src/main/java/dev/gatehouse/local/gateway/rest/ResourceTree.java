package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.gateway.request.RawPath;
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

/** The resources of a deployment with their methods; built once for each declaration. */
final class ResourceTree {
    private static final String ANY = "ANY";

    /** @param methods by HTTP method, including {@code ANY} */
    private record ResourceMethods(RoutePattern pattern, Map<String, RestApi.Method> methods) {}

    private final List<ResourceMethods> resources = new ArrayList<>();
    private final List<String> keys;

    ResourceTree(List<RestApi.Method> methods) {
        Map<String, Map<String, RestApi.Method>> byPath = new LinkedHashMap<>();
        methods.forEach(method -> byPath.computeIfAbsent(method.path(), path -> new LinkedHashMap<>())
                .put(method.httpMethod(), method));
        byPath.forEach((path, atPath) -> RoutePattern.of(ANY + " " + path)
                .ifPresent(pattern -> resources.add(new ResourceMethods(pattern, atPath))));
        resources.sort(Comparator.comparing(ResourceMethods::pattern, RoutePattern.MOST_SPECIFIC_FIRST));
        keys = methods.stream()
                .map(method -> method.httpMethod() + " " + method.path())
                .sorted()
                .toList();
    }

    /**
     * DOC "API Gateway resources": a method belongs to a resource. CHOICE: the most specific resource with any method
     * is selected, as on an HTTP API. If it does not have the request's method, no greedy resource is tried.
     */
    Optional<MethodMatch> match(String method, RawPath path) {
        for (ResourceMethods resource : resources) {
            Optional<Map<String, String>> variables = resource.pattern().match(method, path.segments());
            if (variables.isPresent()) {
                RestApi.Method found = resource.methods()
                        .getOrDefault(method, resource.methods().get(ANY));
                return Optional.ofNullable(found)
                        .map(each -> new MethodMatch(each, PercentEncoding.decodeValues(variables.get())));
            }
        }
        return Optional.empty();
    }

    /** Why no method matches, for the log. */
    String mismatch(String method, RawPath path) {
        return "method: the request must match a deployed method, got " + LogValue.plain(method) + " /"
                + LogValue.plain(String.join("/", path.segments())) + "; deployed are "
                + (keys.isEmpty() ? "none" : String.join(", ", keys));
    }
}
