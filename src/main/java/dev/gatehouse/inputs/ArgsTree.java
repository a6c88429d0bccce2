package dev.gatehouse.inputs;

import dev.gatehouse.settings.schema.Durations;
import dev.gatehouse.settings.schema.EncryptedValue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values that a builder of arguments collects, in the form of a stack file. */
public final class ArgsTree {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** No values. */
    public ArgsTree() {}

    /** The values of {@code section}, to be changed. */
    ArgsTree(SectionArgs section) {
        this(section.tree());
    }

    /** The values of a tree, to be changed; sections and lists in it are copied. */
    public ArgsTree(Map<String, ?> tree) {
        tree.forEach((key, value) -> values.put(key, plain(value)));
    }

    /** Sets the value of a key, in place of an earlier one. */
    public void set(String key, Object value) {
        values.put(key, plain(present(key, value)));
    }

    /** Adds the entries to the map at a key; an entry replaces an earlier one of the same name. */
    public void addAll(String key, Map<String, ?> entries) {
        present(key, entries).forEach((name, value) -> add(key, name, value));
        entries(key);
    }

    /** Adds an entry to the map at a key, in place of an earlier one of the same name. */
    public void add(String key, String name, Object value) {
        entries(key).put(present(key, name), plain(present(key, value)));
    }

    /** Adds a value to the list at a key. */
    void append(String key, Object value) {
        List<Object> list = new ArrayList<>();
        if (values.get(key) instanceof List<?> before) {
            list.addAll(before);
        }
        list.add(present(key, value));
        values.put(key, list);
    }

    @SuppressWarnings("unchecked") // plain() makes every map one of texts and values.
    private Map<String, Object> entries(String key) {
        return (Map<String, Object>) values.computeIfAbsent(key, unused -> new LinkedHashMap<>());
    }

    /** A copy that cannot be changed. */
    public Map<String, Object> toMap() {
        Map<String, Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> copy.put(key, frozen(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static <T> T present(String key, @Nullable T value) {
        return Objects.requireNonNull(value, () -> key + " is null: do not set the key, and it has its default");
    }

    /** The value as a stack file contains it. Outputs and all other values stay as they are: the settings check them. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof SectionArgs section) {
            return plain(section.tree());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), plain(each)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(plain(each)));
            return copy;
        } else if (value instanceof Duration duration) {
            // A stack file cannot contain a fraction of a second: the report then shows the duration as Java writes it.
            boolean whole = duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
            return whole ? Durations.show(duration) : duration.toString();
        } else if (value instanceof Enum<?> constant && constant != EncryptedValue.VALUE) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        return value;
    }

    private static @Nullable Object frozen(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(key, frozen(each)));
            return Collections.unmodifiableMap(copy);
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(frozen(each)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
