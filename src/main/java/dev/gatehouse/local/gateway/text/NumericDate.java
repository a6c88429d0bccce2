package dev.gatehouse.local.gateway.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** RFC 7519 section 2, NumericDate: a JSON number of seconds since 1970, with an optional fraction. */
public final class NumericDate {
    /** The end of the year 9999. A larger number is an error or an attack. */
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(253_402_300_799L);

    private NumericDate() {}

    /** Returns empty if the claim is not a number, is negative or is after the year 9999. */
    public static Optional<BigDecimal> read(@Nullable JsonElement claim) {
        if (!(claim instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            return Optional.empty();
        }
        try {
            BigDecimal seconds = new BigDecimal(primitive.getAsString());
            boolean inRange = seconds.signum() >= 0 && seconds.compareTo(MAX_SECONDS) <= 0 && seconds.scale() <= 9;
            return inRange ? Optional.of(seconds) : Optional.empty();
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** For a reader: the instant, or the JSON value if it is not a NumericDate. */
    public static String text(@Nullable JsonElement claim) {
        return read(claim)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()).toString())
                .orElseGet(() -> LogValue.of(claim));
    }

    public static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
