package dev.gatehouse.local.pulumi.resource;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Properties of a resource as plain values: texts, numbers (as double), flags, lists, maps, {@link Archive}s and,
 * in previews, {@link Unknown}s. They do not record whether a value is secret.
 */
public record Properties(Map<String, Object> values) {
    public static final Properties NONE = new Properties(Map.of());

    /**
     * A file or folder that Pulumi passes as one value.
     *
     * @param path the absolute path
     * @param hash the hash of the content, as the engine sends it; empty if it is not known
     */
    public record Archive(String path, String hash) {}

    /** A value that is known only after another resource is created. */
    public enum Unknown {
        VALUE
    }

    public Properties {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    public Optional<String> text(String key) {
        return values.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A text whose presence was validated before. */
    public String required(String key) {
        return text(key).orElseThrow(() -> new IllegalStateException("unchecked property " + key));
    }

    public boolean flag(String key, boolean fallback) {
        return values.get(key) instanceof Boolean flag ? flag : fallback;
    }

    public Optional<Double> number(String key) {
        return values.get(key) instanceof Number number ? Optional.of(number.doubleValue()) : Optional.empty();
    }

    public int integer(String key, int fallback) {
        return number(key).map(Double::intValue).orElse(fallback);
    }

    public List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public List<?> list(String key) {
        return values.get(key) instanceof List<?> list ? list : List.of();
    }

    public Set<String> textSet(String key) {
        return Set.copyOf(texts(key));
    }

    public Properties section(String key) {
        return values.get(key) instanceof Map<?, ?> map ? of(map) : NONE;
    }

    public List<Properties> sections(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof Map<?, ?> map ? of(map) : NONE)
                        .toList()
                : List.of();
    }

    public Optional<Archive> archive(String key) {
        return values.get(key) instanceof Archive archive ? Optional.of(archive) : Optional.empty();
    }

    public Properties with(String key, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put(key, value);
        return new Properties(all);
    }

    public Properties withAll(Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Properties(all);
    }

    public Properties without(Set<String> keys) {
        Map<String, Object> fewer = new LinkedHashMap<>(values);
        fewer.keySet().removeAll(keys);
        return new Properties(fewer);
    }

    /** Top-level keys whose values differ. */
    public Set<String> differingKeys(Properties other) {
        Set<String> keys = new HashSet<>(values.keySet());
        keys.addAll(other.values.keySet());
        keys.removeIf(key -> Objects.equals(values.get(key), other.values.get(key)));
        return keys;
    }

    private static Properties of(Map<?, ?> map) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (value != null) {
                values.put(String.valueOf(key), value);
            }
        });
        return new Properties(values);
    }

    /** Only names: values can be secret. */
    @Override
    public String toString() {
        return "Properties" + values.keySet();
    }
}
