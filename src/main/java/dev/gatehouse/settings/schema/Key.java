package dev.gatehouse.settings.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of a section. The same description checks the key's value and generates docs/settings.md,
 * docs/stack.schema.json, the classes of dev.gatehouse.inputs and the Pulumi package schema. {@link Schema} creates keys.
 *
 * @param <T> the type that {@link Section#get} returns for this key
 * @param type which values the key takes
 * @param description of the key, in a few words
 * @param source the AWS page or RFC that the key comes from; may be empty
 * @param example as a stack file contains it; null if the default is a good enough example
 * @param ifAbsent what an absent key means
 * @param alternative a key of the same section that makes this one unnecessary; null if there is none
 * @param takesOutput whether the value, or each text of a list or map, can be an Output of a Pulumi program: it is then
 *     known only after other resources exist, and does not decide what is declared
 * @param defaultShown the default as a stack file contains it, or a sentence about it; null if there is none to show
 * @param reader converts the value of the stack file, which is null for an absent key, and reports problems
 */
public record Key<T>(
        String name,
        ValueType<?> type,
        String description,
        String source,
        @Nullable Object example,
        IfAbsent ifAbsent,
        @Nullable String alternative,
        boolean takesOutput,
        @Nullable Object defaultShown,
        Reader<T> reader) {

    /** What an absent key means. */
    enum IfAbsent {
        /** A problem is reported. */
        REPORTED,
        /** The key has its default value. */
        DEFAULT,
        /** The same as an empty list, map or section. */
        EMPTY,
        /** The key has no value. */
        NO_VALUE
    }

    /** Reads the value of a key and reports problems at its path. */
    interface Reader<T> {
        T read(@Nullable Object value, ConfigPath path);
    }
}
