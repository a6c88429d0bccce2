package dev.gatehouse.cloud;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Stacks with changed settings. */
public final class NamedStacks {
    private NamedStacks() {}

    public static Settings stack(String name, Consumer<Map<String, Object>> change) throws Exception {
        Map<String, Object> tree = Stacks.tree(name);
        change.accept(tree);
        return Settings.read(name, tree);
    }

    public static Settings prod(Map<String, Object> domain, Map<String, Object> api) throws Exception {
        return stack("prod", tree -> {
            tree.put("gatehouse:domain", domain);
            Map<String, Object> both = new LinkedHashMap<>(Map.of("cors", List.of("https://app.example.com")));
            both.putAll(api);
            tree.put("gatehouse:api", both);
        });
    }
}
