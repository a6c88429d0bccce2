package dev.gatehouse.local.gateway.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seconds since 1970 as RFC 7519 section 2 has them: a JSON number, a fraction allowed. */
public final class NumericDate {
    /** The end of the year 9999: more is a mistake or an attempt. */
    private static final BigDecimal LAST = BigDecimal.valueOf(253_402_300_799L);

    private NumericDate() {}

    /** Empty when it is no number, negative, or beyond the year 9999. */
    public static Optional<BigDecimal> read(@Nullable JsonElement claim) {
        if (!(claim instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            return Optional.empty();
        }
        try {
            BigDecimal seconds = new BigDecimal(primitive.getAsString());
            boolean sane = seconds.signum() >= 0 && seconds.compareTo(LAST) <= 0 && seconds.scale() <= 9;
            return sane ? Optional.of(seconds) : Optional.empty();
        } catch (NumberFormatException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    public static BigDecimal of(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
