package dev.gatehouse.cloud;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts, lists and maps as JSON; by name, so that the text is the same at each run and nothing seems changed. */
final class JsonText {
    private JsonText() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            TreeMap<String, Object> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(String.valueOf(key), each));
            return sorted.entrySet().stream()
                    .map(each -> of(each.getKey()) + ":" + of(each.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return '"'
                + String.valueOf(value)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                + '"';
    }
}
