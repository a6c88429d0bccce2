package dev.gatehouse;

import dev.gatehouse.local.StackFile;
import dev.gatehouse.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The repository's own stack files, as the tests' starting point. */
public final class Stacks {
    private Stacks() {}

    /** The settings of {@code Pulumi.<name>.yaml}. */
    public static Settings settings(String name) throws Exception {
        return Settings.read(name, tree(name));
    }

    /** The tree of {@code Pulumi.<name>.yaml}, to be changed at will. */
    public static Map<String, Object> tree(String name) throws Exception {
        return copy(StackFile.read(Path.of("Pulumi." + name + ".yaml")));
    }

    /** The settings of {@code Pulumi.<name>.yaml} as a REST API: one origin, and a throttle of one route's own. */
    public static Settings rest(String name) throws Exception {
        return Settings.read(name, restTree(name));
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> restTree(String name) throws Exception {
        Map<String, Object> tree = tree(name);
        Map<String, Object> api = (Map<String, Object>) tree.get("gatehouse:api");
        api.put("kind", "rest");
        api.put("cors", List.of("https://app.example.com"));
        Map<String, Object> routes = (Map<String, Object>) tree.get("gatehouse:routes");
        ((Map<String, Object>) routes.get("POST /resources")).put("throttle", Map.of("rate", 5, "burst", 10));
        return tree;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(copyOf(item)));
            return copy;
        }
        return value;
    }
}
