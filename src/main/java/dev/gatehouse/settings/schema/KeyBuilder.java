package dev.gatehouse.settings.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key being described. Its last word says what an absent value means, and makes the key one of its shape's. */
public final class KeyBuilder<V> {
    private final Schema shape;
    private final String name;
    private final ValueType<V> kind;
    private String sentence = "";
    private String source = "";
    private @Nullable Object example;
    private @Nullable String beside;

    KeyBuilder(Schema shape, String name, ValueType<V> kind) {
        this.shape = shape;
        this.name = name;
        this.kind = kind;
    }

    /** What the key is, in a few words: no capital, no full stop. */
    public KeyBuilder<V> says(String what) {
        sentence = what;
        return this;
    }

    /** The AWS page, API call or RFC that the key or its range comes from. */
    public KeyBuilder<V> from(String page) {
        source = page;
        return this;
    }

    /** A value as one may write it, where there is no default to show. */
    public KeyBuilder<V> like(V value) {
        example = kind.written(value);
        return this;
    }

    /** As {@link #like}, for a value that the stack file writes in another form than the settings hold. */
    public KeyBuilder<V> written(Object value) {
        example = value;
        return this;
    }

    /** An absent or wrong value counts as {@code fallback}. */
    public Key<V> byDefault(V fallback) {
        return key(
                Key.Absence.DEFAULT,
                kind.written(fallback),
                (value, place) ->
                        value == null ? fallback : kind.read(value, place).orElse(fallback));
    }

    /** An absent or wrong list, map or section counts as an empty one. */
    public Key<V> orEmpty() {
        if (!(kind instanceof Container<V> container)) {
            throw new IllegalStateException(name + " holds nothing, so it cannot be empty");
        }
        return key(Key.Absence.EMPTY, null, (value, place) -> {
            if (value == null) {
                return container.empty(place);
            }
            return container.read(value, place).orElseGet(() -> container.empty(place));
        });
    }

    /** It must be there, and not an empty list or map; the value is empty only when a problem was reported. */
    public Key<Optional<V>> required(String wayOut) {
        return key(Key.Absence.REFUSED, null, (value, place) -> {
            if (value == null || isEmpty(value)) {
                place.report(Rule.MISSING, "nothing", wayOut);
                return Optional.empty();
            }
            return kind.read(value, place);
        });
    }

    /** Nothing is missing beside that key of the same section. */
    public KeyBuilder<V> unless(Key<?> other) {
        beside = other.name();
        return this;
    }

    public Key<Optional<V>> optional() {
        return key(Key.Absence.NOTHING, null, this::readOptional);
    }

    /** @param otherwise what holds without it, where that depends on more: the docs show it as the default */
    public Key<Optional<V>> optional(String otherwise) {
        return key(Key.Absence.NOTHING, otherwise, this::readOptional);
    }

    private Optional<V> readOptional(@Nullable Object value, ConfigPath place) {
        return value == null ? Optional.empty() : kind.read(value, place);
    }

    private <T> Key<T> key(Key.Absence absence, @Nullable Object otherwise, Key.Reader<T> reader) {
        return shape.add(new Key<>(name, kind, sentence, source, example, absence, beside, otherwise, reader));
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
