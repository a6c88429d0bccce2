package dev.gatehouse.settings.schema;

import org.jspecify.annotations.Nullable;

/**
 * One key of a section: everything there is to know about it. The same description checks its value and writes
 * docs/settings.md and docs/stack.schema.json. {@link Schema} makes keys.
 *
 * @param <T> what a section gives for it
 * @param kind what the value may be
 * @param sentence what it is, in a few words
 * @param source the AWS page or RFC that it comes from; may be empty
 * @param example as one may write it; null where the default says enough
 * @param absence what it means that the key is absent
 * @param beside a key of the same section that makes this one needless; null where there is none
 * @param otherwise what holds when it is absent, as one writes it; null where the absence says enough
 * @param reader makes the value of what the file holds, null for an absent key, and reports what is wrong
 */
public record Key<T>(
        String name,
        ValueType<?> kind,
        String sentence,
        String source,
        @Nullable Object example,
        Absence absence,
        @Nullable String beside,
        @Nullable Object otherwise,
        Reader<T> reader) {

    /** What it means that a key is not written. */
    enum Absence {
        /** It is a problem. */
        REFUSED,
        /** The key's default holds. */
        DEFAULT,
        /** The same as an empty list, map or section. */
        EMPTY,
        /** There is no such thing in this stack. */
        NOTHING
    }

    /** Reads a value at its place. */
    interface Reader<T> {
        T read(@Nullable Object value, ConfigPath place);
    }
}
