package dev.gatehouse.settings.schema;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whole numbers as people write them: ASCII digits, with a minus sign if negative. A text with a plus sign, a decimal point,
 * an exponent, an underscore, a base prefix, a Java suffix or a leading zero is not one: YAML parsers differ about these.
 */
final class WholeNumbers {
    private static final Pattern PATTERN = Pattern.compile("0|-?[1-9][0-9]{0,17}");

    /** A double represents whole numbers below this one exactly. The Pulumi engine passes every number as a double. */
    private static final double MAX_EXACT_INTEGER = 1L << 53;

    private WholeNumbers() {}

    /**
     * The whole number; empty if {@code value} is not one. The number 5.0 is 5, as in JSON Schema: the Pulumi engine passes the
     * same value for both.
     */
    static Optional<Long> parse(Object value) {
        if (value instanceof Number number) {
            return isExact(number) ? Optional.of(number.longValue()) : Optional.empty();
        }
        return value instanceof String text && PATTERN.matcher(text).matches()
                ? Optional.of(Long.parseLong(text))
                : Optional.empty();
    }

    /** Whether the number is whole, and small enough that a double represents it exactly. */
    static boolean isExact(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < MAX_EXACT_INTEGER;
    }
}
