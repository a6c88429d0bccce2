package dev.gatehouse;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.stackfile.StackFile;
import java.nio.file.Files;
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
        return copy(StackFile.read(file(name)));
    }

    /** At the top of the project or, for those that tests alone read, in {@code src/test/stacks}. */
    public static Path file(String name) {
        String file = "Pulumi." + name + ".yaml";
        Path own = Path.of("src/test/stacks", file);
        return Files.exists(own) ? own : Path.of(file);
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
