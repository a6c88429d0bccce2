package dev.gatehouse.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map in the settings tree, at its path. Each accessor names a key that exists, checks the type of its value and
 * reports what is wrong; {@link #close()} then reports keys that nobody asked for.
 */
final class Section implements AutoCloseable {
    private final String path;
    private final Map<?, ?> values;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Section(String path, Map<?, ?> values, Problems problems) {
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /** Where {@code key} stands in the tree; this section itself for an empty one. */
    String path(String key) {
        return path.isEmpty() || key.isEmpty() ? path + key : path + "." + key;
    }

    boolean has(String key) {
        known.add(key);
        return values.get(key) != null;
    }

    private @Nullable Object value(String key) {
        known.add(key);
        return values.get(key);
    }

    /** The map under {@code key}; an empty one when it is absent, or wrong and reported. */
    Section section(String key) {
        Object value = value(key);
        if (value != null && !(value instanceof Map<?, ?>)) {
            problems.add("type", path(key), "must be a map", value, "indent its keys below it");
        }
        return new Section(path(key), value instanceof Map<?, ?> map ? map : Map.of(), problems);
    }

    /** Each key of this section with its own section; every key is taken as known. */
    <T> Map<String, T> each(BiFunction<String, Section, Optional<T>> read) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Object key : values.keySet()) {
            String name = String.valueOf(key);
            try (Section section = section(name)) {
                read.apply(name, section).ifPresent(item -> all.put(name, item));
            }
        }
        return all;
    }

    /** Every key, whatever its value. */
    List<String> keys() {
        return values.keySet().stream().map(String::valueOf).toList();
    }

    /** Each key of this section with its text. */
    Map<String, String> texts() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Object key : values.keySet()) {
            text(String.valueOf(key)).ifPresent(text -> all.put(String.valueOf(key), text));
        }
        return all;
    }

    Optional<String> text(String key) {
        Object value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(value instanceof Number ? Problems.show(value) : value.toString());
        }
        problems.add("type", path(key), "must be a text", value, "write one value");
        return Optional.empty();
    }

    /** A text that must be there; empty only when the problem was reported. */
    Optional<String> required(String key, String wayOut) {
        if (!has(key)) {
            problems.add("missing", path(key), "is required", "nothing", wayOut);
            return Optional.empty();
        }
        return text(key);
    }

    /** {@code true}, {@code on}, {@code false} or {@code off}. */
    boolean flag(String key, boolean fallback) {
        Object value = value(key);
        if (value == null) {
            return fallback;
        }
        return switch (value.toString()) {
            case "true", "on" -> true;
            case "false", "off" -> false;
            default -> {
                problems.add("type", path(key), "must be on or off", value, "write on, off, true or false");
                yield fallback;
            }
        };
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        Object value = value(key);
        if (value == null) {
            return fallback;
        }
        return constant(key, type, value).orElse(fallback);
    }

    <E extends Enum<E>> Optional<E> requiredChoice(String key, Class<E> type) {
        Object value = value(key);
        if (value == null) {
            problems.add("missing", path(key), "is required", "nothing", "write one of " + names(type));
            return Optional.empty();
        }
        return constant(key, type, value);
    }

    private <E extends Enum<E>> Optional<E> constant(String key, Class<E> type, Object value) {
        // YAML 1.1 readers turn a bare off into false.
        String text = value instanceof Boolean flag ? (flag ? "on" : "off") : value.toString();
        for (E each : type.getEnumConstants()) {
            if (lower(each).equals(text)) {
                return Optional.of(each);
            }
        }
        problems.add("choice", path(key), "must be one of " + names(type), value, "pick one of them");
        return Optional.empty();
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            names.add(lower(each));
        }
        return names;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT);
    }

    int integer(String key, int least, int most, int fallback) {
        Object value = value(key);
        if (value == null) {
            return fallback;
        }
        Optional<Double> number = number(value);
        if (number.isEmpty()
                || number.get() != Math.rint(number.get())
                || number.get() < least
                || number.get() > most) {
            problems.add(
                    "range", path(key), "must be a whole number from " + least + " to " + most, value, "write one");
            return fallback;
        }
        return number.get().intValue();
    }

    private static Optional<Double> number(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        try {
            return Optional.of(Double.parseDouble(value.toString()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    Duration duration(String key, Duration least, Duration most, Duration fallback) {
        Object value = value(key);
        if (value == null) {
            return fallback;
        }
        Optional<Duration> read = Durations.parse(value.toString());
        if (read.isEmpty() || read.get().compareTo(least) < 0 || read.get().compareTo(most) > 0) {
            problems.add(
                    "duration",
                    path(key),
                    "must be a duration from " + Durations.show(least) + " to " + Durations.show(most),
                    value,
                    "write a number and a unit: 30s, 15m, 12h, 30d");
            return fallback;
        }
        return read.get();
    }

    /** A list of texts, each once. */
    List<String> list(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            problems.add("type", path(key), "must be a list", value, "write [a, b]");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            if (!(item instanceof String text)) {
                problems.add("type", path(key) + "[" + i + "]", "must be a text", String.valueOf(item), "quote it");
            } else if (texts.contains(text)) {
                problems.add("twice", path(key) + "[" + i + "]", "must be listed once", text, "delete one of them");
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The maps in a list. */
    List<Section> sections(String key) {
        Object value = value(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            problems.add("type", path(key), "must be a list", value, "begin each entry with a dash");
            return List.of();
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i) instanceof Map<?, ?> map) {
                sections.add(new Section(path(key) + "[" + i + "]", map, problems));
            } else {
                problems.add("type", path(key) + "[" + i + "]", "must be a map", list.get(i), "write key: value");
            }
        }
        return sections;
    }

    Problems problems() {
        return problems;
    }

    /** Reports the keys that no accessor has named. */
    @Override
    public void close() {
        for (Object key : values.keySet()) {
            String name = String.valueOf(key);
            if (!known.contains(name)) {
                problems.add(
                        "unknown-key",
                        path(name),
                        "is no setting",
                        name,
                        Nearest.to(name, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("known here: " + String.join(", ", known)));
            }
        }
    }
}
