package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stack's settings, to be changed and read. */
public final class StackTree {
    private final String name;
    private final Map<String, Object> tree;

    private StackTree(String name, Map<String, Object> tree) {
        this.name = name;
        this.tree = tree;
    }

    /** Those of one of the repository's own stack files. */
    public static StackTree of(String name) {
        try {
            return new StackTree(name, Stacks.tree(name));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public static StackTree holding(Map<String, Object> tree) {
        return new StackTree("dev", new LinkedHashMap<>(tree));
    }

    /** Puts a value at {@code gatehouse:clients>spa>scopes}; null removes the key. */
    @SuppressWarnings("unchecked")
    public StackTree set(String path, @Nullable Object value) {
        List<String> keys = Arrays.asList(path.split(">", -1));
        Map<String, Object> map = tree;
        for (String key : keys.subList(0, keys.size() - 1)) {
            map = (Map<String, Object>) map.computeIfAbsent(key, unused -> new LinkedHashMap<>());
        }
        String last = keys.get(keys.size() - 1);
        if (value == null) {
            map.remove(last);
        } else {
            map.put(last, value);
        }
        return this;
    }

    void route(String key, Map<String, Object> value) {
        set("gatehouse:routes>" + key, value);
    }

    public Map<String, Object> tree() {
        return tree;
    }

    public Settings read() throws SettingsException {
        return Settings.read(name, tree);
    }

    public List<Problem> problems() {
        SettingsException refused = catchThrowableOfType(SettingsException.class, this::read);
        return refused == null ? List.of() : refused.problems();
    }

    public void accepts() {
        assertThat(problems()).isEmpty();
    }

    public void refuses(String code, String path) {
        assertThat(problems()).extracting(Problem::code, Problem::path).containsExactly(tuple(code, path));
    }
}
