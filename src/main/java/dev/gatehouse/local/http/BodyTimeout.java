package dev.gatehouse.local.http;

import java.time.Duration;

/**
 * The time limit for a request body. CHOICE: AWS documents no limit; the status 408 is that of RFC 9110 section 15.5.9.
 *
 * @param grace the time for the first byte, and for the whole of a small body
 * @param bytesPerSecond the rate at which received bytes extend the limit
 * @param total the maximum in any case
 */
record BodyTimeout(Duration grace, int bytesPerSecond, Duration total) {
    static final BodyTimeout DEFAULT = new BodyTimeout(Duration.ofSeconds(10), 16 * 1024, Duration.ofSeconds(60));

    /** Returns the limit, measured from the end of the headers, after {@code received} bytes. */
    Duration allowed(long received) {
        Duration extended = grace.plusMillis(received * 1000 / bytesPerSecond);
        return extended.compareTo(total) < 0 ? extended : total;
    }
}
