package dev.gatehouse.local.recording;

import java.time.Duration;
import java.util.Arrays;

/** Counts durations in a fixed number of ranges. Each range is a fifth longer than the one below. Not thread-safe. */
final class LatencyHistogram {
    /** The limit of the lowest range. */
    private static final double LOWEST_MICROSECONDS = 50;

    private static final double GROWTH = 1.2;

    /** The last range starts at 50 s; it also counts every longer duration. */
    private static final int RANGES = 77;

    private final int[] counts = new int[RANGES];
    private int count;

    void add(Duration took) {
        double microseconds = Math.max(0, took.toNanos() / 1_000.0);
        int range = microseconds <= LOWEST_MICROSECONDS
                ? 0
                : (int) Math.ceil(Math.log(microseconds / LOWEST_MICROSECONDS) / Math.log(GROWTH));
        counts[Math.min(range, RANGES - 1)]++;
        count++;
    }

    int count() {
        return count;
    }

    /** The upper limit of the range that has the percentile: never below the exact value, and at most a fifth above it. */
    Duration percentile(int percent) {
        long rank = (long) Math.ceil(count * percent / 100.0);
        long seen = 0;
        for (int range = 0; range < RANGES; range++) {
            seen += counts[range];
            if (count > 0 && seen >= rank) {
                return Duration.ofNanos((long) (LOWEST_MICROSECONDS * Math.pow(GROWTH, range) * 1_000));
            }
        }
        return Duration.ZERO;
    }

    void clear() {
        Arrays.fill(counts, 0);
        count = 0;
    }
}
