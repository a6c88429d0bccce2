package dev.gatehouse.local.cognito.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A shape of AWS's service model: the type of a value in a request, and its constraints.
 *
 * @param members the members of a structure, by name, in the order of the model
 * @param required the members that a structure must have
 * @param keys the keys of a map
 * @param elements the elements of a list, or the values of a map
 * @param minimum the minimum length of a string, list, map or blob, or the minimum value of a number
 * @param maximum likewise
 * @param enums the values that a string can have; empty for any
 * @param sensitive whether no response can show the value
 */
public record Shape(
        Type type,
        Map<String, Shape> members,
        Set<String> required,
        Optional<Shape> keys,
        Optional<Shape> elements,
        Optional<Long> minimum,
        Optional<Long> maximum,
        Optional<Format> format,
        List<String> enums,
        boolean sensitive) {
    enum Type {
        STRING,
        INTEGER,
        BOOLEAN,
        BLOB,
        TIMESTAMP,
        LIST,
        MAP,
        STRUCTURE,
        /** Any JSON. */
        DOCUMENT
    }

    /**
     * The pattern of a string. The whole string must match.
     *
     * @param shown the pattern as AWS's response shows it
     * @param accepted a string is valid if it matches one of these
     */
    record Format(String shown, List<Pattern> accepted) {
        Format {
            accepted = List.copyOf(accepted);
        }

        boolean accepts(String text) {
            return accepted.stream().anyMatch(pattern -> pattern.matcher(text).matches());
        }
    }

    public Shape {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        required = Set.copyOf(required);
        enums = List.copyOf(enums);
    }

    boolean isScalar() {
        return type != Type.LIST && type != Type.MAP && type != Type.STRUCTURE && type != Type.DOCUMENT;
    }

    /** Whether the value, or a value inside it, is sensitive. */
    boolean holdsSensitive() {
        return sensitive
                || members.values().stream().anyMatch(Shape::holdsSensitive)
                || keys.filter(Shape::holdsSensitive).isPresent()
                || elements.filter(Shape::holdsSensitive).isPresent();
    }
}
