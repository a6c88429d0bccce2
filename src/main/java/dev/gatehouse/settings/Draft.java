package dev.gatehouse.settings;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key being described. Its last word says what an absent value means, and makes the key one of its shape's. */
final class Draft<V> {
    private final Shape shape;
    private final String name;
    private final Kind<V> kind;
    private String sentence = "";
    private String source = "";
    private @Nullable Object example;
    private @Nullable String beside;

    Draft(Shape shape, String name, Kind<V> kind) {
        this.shape = shape;
        this.name = name;
        this.kind = kind;
    }

    /** What the key is, in a few words: no capital, no full stop. */
    Draft<V> says(String what) {
        sentence = what;
        return this;
    }

    /** The AWS page, API call or RFC that the key or its range comes from. */
    Draft<V> from(String page) {
        source = page;
        return this;
    }

    /** A value as one may write it, where there is no default to show. */
    Draft<V> like(V value) {
        example = kind.written(value);
        return this;
    }

    /** As {@link #like}, for a value that the stack file writes in another form than the settings hold. */
    Draft<V> written(Object value) {
        example = value;
        return this;
    }

    /** An absent or wrong value counts as {@code fallback}. */
    Key<V> byDefault(V fallback) {
        return key(
                Key.Absence.DEFAULT,
                kind.written(fallback),
                (value, place) ->
                        value == null ? fallback : kind.read(value, place).orElse(fallback));
    }

    /** An absent or wrong list, map or section counts as an empty one. */
    Key<V> orEmpty() {
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
    Key<Optional<V>> required(String wayOut) {
        return key(Key.Absence.REFUSED, null, (value, place) -> {
            if (value == null || isEmpty(value)) {
                place.report(Rule.MISSING, "nothing", wayOut);
                return Optional.empty();
            }
            return kind.read(value, place);
        });
    }

    /** Nothing is missing beside that key of the same section. */
    Draft<V> unless(Key<?> other) {
        beside = other.name();
        return this;
    }

    Key<Optional<V>> optional() {
        return key(Key.Absence.NOTHING, null, this::readOptional);
    }

    /** @param otherwise what holds without it, where that depends on more: the docs show it as the default */
    Key<Optional<V>> optional(String otherwise) {
        return key(Key.Absence.NOTHING, otherwise, this::readOptional);
    }

    private Optional<V> readOptional(@Nullable Object value, Place place) {
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
