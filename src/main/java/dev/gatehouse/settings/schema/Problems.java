package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.List;

/** Collects problems and warnings while settings are read. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    void warn(String path, String text) {
        warnings.add(path + ": " + text);
    }

    public List<Problem> found() {
        return List.copyOf(found);
    }

    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Shows texts in quotes and collections by their type only: long values would make the report hard to read. */
    static String show(Object value) {
        if (value instanceof String text) {
            return "'" + (text.length() > 80 ? text.substring(0, 77) + "..." : text) + "'";
        }
        if (value instanceof Number number) {
            return WholeNumbers.isExact(number) ? Long.toString(number.longValue()) : number.toString();
        }
        if (value instanceof List<?>) {
            return "a list";
        }
        if (value instanceof java.util.Map<?, ?>) {
            return "a map";
        }
        return String.valueOf(value);
    }
}
