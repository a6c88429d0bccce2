package dev.gatehouse.local.console.user;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in the time zone of this machine, to the second. */
final class LocalTimes {
    private final DateTimeFormatter format;

    LocalTimes(ZoneId zone) {
        this.format =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    String of(Instant time) {
        return format.format(time);
    }

    /** @param millis epoch milliseconds */
    String ofMillis(long millis) {
        return of(Instant.ofEpochMilli(millis));
    }
}
