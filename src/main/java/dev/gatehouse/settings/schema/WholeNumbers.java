package dev.gatehouse.settings.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whole numbers as people write them: ASCII digits, with a minus where it is negative. A text with a sign plus, a point, an
 * exponent, an underscore, a base, a Java suffix or a leading zero is not one: readers of YAML do not agree on these.
 */
final class WholeNumbers {
    private static final Pattern FORM = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** Below it a double holds each whole number exactly, and the Pulumi engine hands over every number as a double. */
    private static final double EXACT = 1L << 53;

    private WholeNumbers() {}

    /**
     * The number; empty when it is none. A number of the file counts by its value: 5.0 is 5, as in JSON Schema, since the
     * Pulumi engine hands over the same for both.
     */
    static Optional<Long> parse(Object value) {
        if (value instanceof Number number) {
            return isExact(number) ? Optional.of(number.longValue()) : Optional.empty();
        }
        return value instanceof String text && FORM.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    /** Whether it is whole, and small enough to have come through as it was written. */
    static boolean isExact(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }
}
