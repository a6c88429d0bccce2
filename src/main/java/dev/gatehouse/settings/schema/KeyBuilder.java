package dev.gatehouse.settings.schema;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes a key. The last call says what an absent key means, creates the key and adds it to its schema: {@link
 * #withDefault}, {@link #emptyByDefault}, {@link #required}, {@link #requiredUnless} or {@link #optional()}.
 *
 * @param <V> the type of the key's value
 */
public final class KeyBuilder<V> {
    private final Schema schema;
    private final String name;
    private final ValueType<V> type;
    private String description = "";
    private String source = "";
    private @Nullable Object example;
    private boolean takesOutput;

    KeyBuilder(Schema schema, String name, ValueType<V> type) {
        this.schema = schema;
        this.name = name;
        this.type = type;
        this.takesOutput = type instanceof ValueType.Secret;
    }

    /** Describes the key in a few words, without a capital letter at the start and without a full stop at the end. */
    public KeyBuilder<V> describe(String text) {
        description = text;
        return this;
    }

    /** Names the AWS page, API call or RFC that the key or its range comes from. */
    public KeyBuilder<V> source(String page) {
        source = page;
        return this;
    }

    /** Gives an example value; a key without a default needs one. */
    public KeyBuilder<V> example(V value) {
        example = type.toYaml(value);
        return this;
    }

    /** Gives an example as the stack file contains it, for a type whose values the stack file may contain in two forms. */
    public KeyBuilder<V> exampleInYaml(Object value) {
        example = value;
        return this;
    }

    /**
     * Says that the value can be an Output of a Pulumi program: for texts in a list or a map, each value. A secret always can. The
     * value of any other key decides what is declared, and must be known before that.
     */
    public KeyBuilder<V> takesOutput() {
        if (!(type instanceof ValueType.Text
                || type instanceof Container.TextList
                || type instanceof Container.TextMap
                || type instanceof ValueType.Secret)) {
            throw new IllegalStateException(
                    name + " is not a text, a secret, or a list or map of texts: it takes no Output");
        }
        takesOutput = true;
        return this;
    }

    /** Creates a key that has the value {@code fallback} if it is absent or its value is wrong. */
    public Key<V> withDefault(V fallback) {
        return key(
                Key.IfAbsent.DEFAULT,
                type.toYaml(fallback),
                (value, path) ->
                        value == null ? fallback : type.read(value, path).orElse(fallback));
    }

    /** Creates a list, map or section that is empty if it is absent or its value is wrong. */
    public Key<V> emptyByDefault() {
        if (!(type instanceof Container<V> container)) {
            throw new IllegalStateException(name + " is not a list, map or section: it cannot be empty");
        }
        return key(Key.IfAbsent.EMPTY, null, (value, path) -> {
            if (value == null) {
                return container.empty(path);
            }
            return container.read(value, path).orElseGet(() -> container.empty(path));
        });
    }

    /**
     * Creates a key that must be present, and not an empty list or map. Its value is empty only if a problem was reported.
     *
     * @param fix what to write if the key is absent
     */
    public Key<Optional<V>> required(String fix) {
        return key(Key.IfAbsent.REPORTED, null, null, requiredReader(fix));
    }

    /** As {@link #required}, except that the key may be absent if the section has the key {@code alternative}. */
    public Key<Optional<V>> requiredUnless(Key<?> alternative, String fix) {
        return key(Key.IfAbsent.REPORTED, alternative.name(), null, requiredReader(fix));
    }

    private Key.Reader<Optional<V>> requiredReader(String fix) {
        return (value, path) -> {
            if (value == null || isEmpty(value)) {
                path.report(Rule.MISSING, "nothing", fix);
                return Optional.empty();
            }
            return type.read(value, path);
        };
    }

    /** Creates a key that has no value if it is absent. */
    public Key<Optional<V>> optional() {
        return key(Key.IfAbsent.NO_VALUE, null, this::readOptional);
    }

    /** @param ifAbsent what happens without the key, if that depends on other keys: the docs show it as the default */
    public Key<Optional<V>> optional(String ifAbsent) {
        return key(Key.IfAbsent.NO_VALUE, ifAbsent, this::readOptional);
    }

    private Optional<V> readOptional(@Nullable Object value, ConfigPath path) {
        return value == null ? Optional.empty() : type.read(value, path);
    }

    private <T> Key<T> key(Key.IfAbsent ifAbsent, @Nullable Object defaultShown, Key.Reader<T> reader) {
        return key(ifAbsent, null, defaultShown, reader);
    }

    private <T> Key<T> key(
            Key.IfAbsent ifAbsent, @Nullable String alternative, @Nullable Object defaultShown, Key.Reader<T> reader) {
        return schema.add(new Key<>(
                name, type, description, source, example, ifAbsent, alternative, takesOutput, defaultShown, reader));
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }
}
