package dev.gatehouse;

import com.pulumi.core.Output;
import dev.gatehouse.settings.schema.PendingText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The arguments of a component with a {@link PendingText} in place of each Output. */
final class ArgumentTree {
    private final Map<String, Object> plain;
    private final Map<String, PendingOutput> pending = new LinkedHashMap<>();

    /** @param text stands for the Output in the tree */
    private record PendingOutput(PendingText text, Output<?> output) {}

    private ArgumentTree(Map<String, ?> arguments) {
        this.plain = map(arguments, "");
    }

    static ArgumentTree of(Map<String, ?> arguments) {
        return new ArgumentTree(arguments);
    }

    /** The tree for the settings. */
    Map<String, Object> plain() {
        return plain;
    }

    /** Whether the value at a path, such as {@code function.environment.TABLE}, is an Output. */
    boolean isOutput(String path) {
        return pending.containsKey(path);
    }

    /** The tree for the settings with the text of one Output, which has become known. */
    Map<String, Object> with(String path, String text) {
        PendingOutput known = pending.get(path);
        return known == null ? plain : asMap(replaced(plain, known.text(), text));
    }

    /**
     * The Outputs by their placeholders.
     *
     * @param check receives the path and the text of an Output when it is known, and returns the text
     */
    Map<String, Output<String>> outputs(BinaryOperator<String> check) {
        Map<String, Output<String>> all = new LinkedHashMap<>();
        pending.forEach((path, each) -> all.put(
                each.text().placeholder(),
                each.output().applyValue(value -> check.apply(path, value == null ? "" : String.valueOf(value)))));
        return all;
    }

    private Map<String, Object> map(Map<?, ?> values, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null) {
                map.put(String.valueOf(key), value(value, path.isEmpty() ? String.valueOf(key) : path + "." + key));
            }
        });
        return map;
    }

    private Object value(Object value, String path) {
        if (value instanceof Output<?> output) {
            PendingText text = new PendingText(pending.size());
            pending.put(path, new PendingOutput(text, output));
            return text;
        }
        if (value instanceof Map<?, ?> values) {
            return map(values, path);
        }
        if (value instanceof List<?> values) {
            List<Object> list = new ArrayList<>();
            values.forEach(each -> list.add(value(each, path + "[" + list.size() + "]")));
            return list;
        }
        return value;
    }

    private static Object replaced(Object value, PendingText text, String by) {
        if (value.equals(text)) {
            return by;
        }
        if (value instanceof Map<?, ?> values) {
            Map<String, Object> map = new LinkedHashMap<>();
            values.forEach((key, each) -> map.put(String.valueOf(key), replaced(each, text, by)));
            return map;
        }
        if (value instanceof List<?> values) {
            return values.stream().map(each -> replaced(each, text, by)).toList();
        }
        return value;
    }

    @SuppressWarnings("unchecked") // map() makes every map one of texts.
    private static Map<String, Object> asMap(Object value) {
        return (Map<String, Object>) value;
    }
}
