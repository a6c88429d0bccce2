package dev.gatehouse.settings.schema;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A map in the settings tree, already checked against its shape: what was wrong is reported. */
public final class Section {
    private final ConfigPath place;
    private final Map<String, ? extends @Nullable Object> written;
    private final @Nullable String text;
    private final IdentityHashMap<Key<?>, Object> values = new IdentityHashMap<>();

    public Section(ConfigPath place, Schema shape, Map<String, ? extends @Nullable Object> written) {
        this(place, shape, written, null);
    }

    /** A section written as a plain text, which is the value of one of its keys; that key's place is the section's. */
    static Section ofText(ConfigPath place, Schema shape, Key<?> key, Object text) {
        return new Section(place, shape, Map.of(key.name(), text), key.name());
    }

    private Section(
            ConfigPath place, Schema shape, Map<String, ? extends @Nullable Object> written, @Nullable String text) {
        this.place = place;
        this.written = written;
        this.text = text;
        Map<String, Key<?>> keys = shape.keys();
        for (String name : written.keySet()) {
            if (!keys.containsKey(name)) {
                String hint = NearestName.hint(name, keys.keySet(), "known here: " + String.join(", ", keys.keySet()));
                place.key(name).report(Rule.UNKNOWN_KEY, name, hint);
            }
        }
        keys.values().forEach(key -> values.put(key, read(key)));
    }

    /** What is required is needless beside another key; its value is optional, and then empty. */
    private <T> Object read(Key<T> key) {
        Object value = written.get(key.name());
        boolean needless = value == null && key.beside() != null && written.get(key.beside()) != null;
        return needless ? Optional.empty() : key.reader().read(value, at(key));
    }

    /** The value of a key of this section's shape. */
    @SuppressWarnings("unchecked") // The constructor put in what the key's own reader gave.
    public <T> T get(Key<T> key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key.name() + " is no key of " + place.path());
        }
        return (T) value;
    }

    /** Whether the stack file writes the key at all. */
    public boolean has(Key<?> key) {
        return written.get(key.name()) != null;
    }

    public ConfigPath place() {
        return place;
    }

    public ConfigPath at(Key<?> key) {
        return key.name().equals(text) ? place : place.key(key.name());
    }
}
