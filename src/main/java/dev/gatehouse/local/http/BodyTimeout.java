package dev.gatehouse.local.http;

import java.time.Duration;

/**
 * How long a request's body may take. CHOICE: no page of AWS names a limit; RFC 9110 section 15.5.9 has the answer, 408.
 *
 * @param grace before the first byte, and for a small body in all
 * @param bytesPerSecond what each further second needs
 * @param total the longest in any case
 */
record BodyTimeout(Duration grace, int bytesPerSecond, Duration total) {
    static final BodyTimeout DEFAULT = new BodyTimeout(Duration.ofSeconds(10), 16 * 1024, Duration.ofSeconds(60));

    /** From the end of the headers, with this many bytes received. */
    Duration allowed(long received) {
        Duration earned = grace.plusMillis(received * 1000 / bytesPerSecond);
        return earned.compareTo(total) < 0 ? earned : total;
    }
}
