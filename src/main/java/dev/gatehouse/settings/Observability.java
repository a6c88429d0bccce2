package dev.gatehouse.settings;

import java.time.Duration;
import java.util.List;

/**
 * What is kept to look at.
 *
 * @param retention of logs, one of the periods that CloudWatch Logs knows; 365 days by default
 */
public record Observability(Duration retention) {
    /** PutRetentionPolicy, parameter retentionInDays. */
    private static final List<Long> DAYS = List.of(
            1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L, 1827L, 2192L, 2557L,
            2922L, 3288L, 3653L);

    static final Shape KEYS = new Shape("What is kept to look at.");

    private static final Key<Duration> RETENTION = KEYS.duration("retention", Duration.ofDays(1), Duration.ofDays(3653))
            .says("how long logs are kept")
            .from("CloudWatch Logs, PutRetentionPolicy")
            .byDefault(Duration.ofDays(365));

    private static final Rule PERIOD = KEYS.rule(
            "retention",
            "must be a period that CloudWatch Logs knows, in days: " + DAYS,
            "write 14d, 30d, 90d or 365d");

    static Observability read(Section section) {
        Duration retention = section.get(RETENTION);
        if (!DAYS.contains(retention.toDays()) || !retention.equals(Duration.ofDays(retention.toDays()))) {
            section.at(RETENTION).report(PERIOD, Durations.show(retention));
        }
        return new Observability(retention);
    }
}
