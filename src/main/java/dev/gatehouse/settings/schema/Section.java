package dev.gatehouse.settings.schema;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map of the settings tree, checked against its schema. Its problems are already reported. */
public final class Section {
    private final ConfigPath path;
    private final Map<String, ? extends @Nullable Object> written;
    private final @Nullable String textKey;
    private final IdentityHashMap<Key<?>, Object> values = new IdentityHashMap<>();

    public Section(ConfigPath path, Schema schema, Map<String, ? extends @Nullable Object> written) {
        this(path, schema, written, null);
    }

    /** A section that is a plain text in the stack file: the value of {@code key}, whose path is the section's path. */
    static Section ofText(ConfigPath path, Schema schema, Key<?> key, Object text) {
        return new Section(path, schema, Map.of(key.name(), text), key.name());
    }

    private Section(
            ConfigPath path, Schema schema, Map<String, ? extends @Nullable Object> written, @Nullable String textKey) {
        this.path = path;
        this.written = written;
        this.textKey = textKey;
        Map<String, Key<?>> keys = schema.keys();
        for (String name : written.keySet()) {
            if (!keys.containsKey(name)) {
                String hint = NearestName.hint(name, keys.keySet(), "known here: " + String.join(", ", keys.keySet()));
                path.key(name).report(Rule.UNKNOWN_KEY, name, hint);
            }
        }
        keys.values().forEach(key -> values.put(key, read(key)));
    }

    /** Values of other types report an Output themselves, because it is not a number, a flag or a map. */
    private void reportOutputs(Key<?> key, @Nullable Object value) {
        if (value instanceof PendingText && key.type() instanceof ValueType.Text) {
            path(key).report(Rule.PLAIN, value);
        } else if (value instanceof List<?> list && key.type() instanceof Container.TextList) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof PendingText) {
                    path(key).item(i).report(Rule.PLAIN, list.get(i));
                }
            }
        } else if (value instanceof Map<?, ?> map && key.type() instanceof Container.TextMap) {
            map.forEach((name, each) -> {
                if (each instanceof PendingText) {
                    path(key).key(String.valueOf(name)).report(Rule.PLAIN, each);
                }
            });
        }
    }

    /** A required key may be absent if its alternative is present; its value is then an empty {@code Optional}. */
    private <T> Object read(Key<T> key) {
        Object value = written.get(key.name());
        if (!key.takesOutput()) {
            reportOutputs(key, value);
        }
        boolean unnecessary = value == null && key.alternative() != null && written.get(key.alternative()) != null;
        return unnecessary ? Optional.empty() : key.reader().read(value, path(key));
    }

    /** Returns the value of a key of this section's schema. */
    @SuppressWarnings("unchecked") // The key's own reader returned the value.
    public <T> T get(Key<T> key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key.name() + " is not a key of " + path.path());
        }
        return (T) value;
    }

    /** Whether the stack file contains the key. */
    public boolean has(Key<?> key) {
        return written.get(key.name()) != null;
    }

    /** The path of this section. */
    public ConfigPath path() {
        return path;
    }

    /** The path of a key of this section, to report a problem or a warning at it. */
    public ConfigPath path(Key<?> key) {
        return key.name().equals(textKey) ? path : path.key(key.name());
    }
}
