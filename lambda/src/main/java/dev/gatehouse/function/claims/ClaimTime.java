package dev.gatehouse.function.claims;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A time as gateways write it. */
final class ClaimTime {
    /** Seconds of the epoch, RFC 7519's NumericDate, as an HTTP API hands them over; far enough for ever. */
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    /** OBS (re:Post, awsdocs #158): a REST API prints a date, {@code Mon Nov 23 13:46:20 UTC 2026}. */
    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ENGLISH);

    private ClaimTime() {}

    /** Empty for any other text. */
    static Optional<Instant> read(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
        }
        try {
            return Optional.of(PRINTED.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
