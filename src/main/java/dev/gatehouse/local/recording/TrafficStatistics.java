package dev.gatehouse.local.recording;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts requests and their latency by minute, over the last hour. It counts every request that is logged, also those that
 * {@link RequestRecorder} has dropped. A minute is a fixed number of counters, however many requests it has.
 */
public final class TrafficStatistics implements RequestLog {
    /** The number of minutes, of which the last one has not ended. */
    public static final int MINUTES = 60;

    private final Clock clock;
    private final Map<String, Counters[]> byServer = new HashMap<>();

    /**
     * The requests of one minute.
     *
     * @param start the first second of the minute
     * @param count of all requests
     * @param ok with a status below 400
     * @param refused with 400 to 499
     * @param failed with 500 and above
     * @param p50 the latency that half of the requests did not exceed, at most a fifth too long; zero without requests
     * @param p95 of 95 percent
     */
    public record Minute(Instant start, int count, int ok, int refused, int failed, Duration p50, Duration p95) {}

    /** The counters of one minute, which are set to zero when their place is used for a later one. */
    private static final class Counters {
        private final LatencyHistogram latency = new LatencyHistogram();
        private final int[] byClass = new int[3];
        private long epochMinute = Long.MIN_VALUE;

        void restart(long minute) {
            epochMinute = minute;
            latency.clear();
            Arrays.fill(byClass, 0);
        }
    }

    public TrafficStatistics(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void answered(String server, HttpRequest request, HttpResponse response, Duration took) {
        add(server, response.status(), took);
    }

    /** Counts a request in the minute in which its response was sent. */
    synchronized void add(String server, int status, Duration took) {
        long minute = epochMinute();
        Counters[] hour = byServer.computeIfAbsent(server, ignored -> newHour());
        Counters counters = hour[Math.floorMod(minute, MINUTES)];
        if (counters.epochMinute != minute) {
            counters.restart(minute);
        }
        counters.byClass[status < 400 ? 0 : status < 500 ? 1 : 2]++;
        counters.latency.add(took);
    }

    /** The last hour of a server, oldest minute first; always {@link #MINUTES} values. */
    public synchronized List<Minute> lastHour(String server) {
        long now = epochMinute();
        Counters[] hour = byServer.get(server);
        List<Minute> minutes = new ArrayList<>();
        for (long minute = now - MINUTES + 1; minute <= now; minute++) {
            Counters counters = hour == null ? null : hour[Math.floorMod(minute, MINUTES)];
            Instant start = Instant.ofEpochSecond(minute * 60);
            minutes.add(
                    counters == null || counters.epochMinute != minute
                            ? new Minute(start, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO)
                            : new Minute(
                                    start,
                                    counters.latency.count(),
                                    counters.byClass[0],
                                    counters.byClass[1],
                                    counters.byClass[2],
                                    counters.latency.percentile(50),
                                    counters.latency.percentile(95)));
        }
        return minutes;
    }

    private long epochMinute() {
        return Math.floorDiv(clock.instant().getEpochSecond(), 60L);
    }

    private static Counters[] newHour() {
        Counters[] hour = new Counters[MINUTES];
        for (int i = 0; i < MINUTES; i++) {
            hour[i] = new Counters();
        }
        return hour;
    }
}
