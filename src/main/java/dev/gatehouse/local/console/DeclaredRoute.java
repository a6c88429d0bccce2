package dev.gatehouse.local.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A route of the stack.
 *
 * @param key such as {@code GET /resources}
 * @param scopes short names; empty for a public route
 */
public record DeclaredRoute(String key, List<String> scopes) {
    public DeclaredRoute {
        scopes = List.copyOf(scopes);
    }

    public boolean isPublic() {
        return scopes.isEmpty();
    }

    public String path() {
        return key.substring(key.indexOf(' ') + 1);
    }

    /** The routes in the outputs of a stack. */
    static List<DeclaredRoute> of(Map<String, Object> outputs) {
        List<DeclaredRoute> routes = new ArrayList<>();
        if (outputs.get("routes") instanceof List<?> declared) {
            declared.forEach(route -> {
                if (route instanceof Map<?, ?> values) {
                    routes.add(new DeclaredRoute(
                            String.valueOf(values.get("key")), DeclaredClient.texts(values.get("scopes"))));
                }
            });
        }
        return routes;
    }
}
