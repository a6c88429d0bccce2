package dev.gatehouse.settings.monitoring;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The thresholds of the CloudWatch alarms and their subscribers. Counts are per five minutes; an alarm goes off when its
 * threshold is reached.
 *
 * @param mail e-mail subscribers; each must confirm the subscription with the link that AWS sends
 * @param unauthorized responses with status 401; 100 by default
 * @param forbidden responses with status 403; 50 by default
 * @param serverErrors responses with status 5xx; 5 by default
 * @param latency 99th percentile of the response time; 3 s by default
 * @param throttledSignIns sign-in requests that Cognito throttled; 10 by default
 */
public record AlarmThresholds(
        List<String> mail, int unauthorized, int forbidden, int serverErrors, Duration latency, int throttledSignIns) {
    static final Schema KEYS =
            new Schema("Thresholds and subscribers of the CloudWatch alarms. Counts are per five minutes.");

    private static final TextPattern ADDRESS = KEYS.pattern(
            "[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+",
            "alarm-mail",
            "must be an e-mail address",
            "write it like ops@example.com");
    private static final Key<List<String>> MAIL = KEYS.textList("mail", ADDRESS, Limit.atMost(20, "use a mailing list"))
            .describe(
                    "e-mail subscribers of the alarms; each must confirm the subscription with the link that AWS sends")
            .source("Amazon SNS, email notifications")
            .example(List.of("ops@example.com"))
            .emptyByDefault();
    private static final Key<Integer> UNAUTHORIZED =
            count("unauthorized", "responses with status 401: the token is missing or invalid", 100);
    private static final Key<Integer> FORBIDDEN =
            count("forbidden", "responses with status 403: the token has no scope of the route", 50);
    private static final Key<Integer> SERVER_ERRORS = count("serverErrors", "responses with status 5xx", 5);
    private static final Key<Duration> LATENCY = KEYS.duration("latency", Duration.ofSeconds(1), Duration.ofSeconds(30))
            .describe("99th percentile of the response time")
            .source("Monitor HTTP APIs with CloudWatch metrics, Latency")
            .withDefault(Duration.ofSeconds(3));
    private static final Key<Integer> THROTTLED_SIGN_INS =
            count("throttledSignIns", "sign-in requests that Cognito throttled", 10);

    private static final String NO_SUBSCRIBERS = KEYS.warning("alarms have no subscribers: mail is empty");

    public AlarmThresholds {
        mail = List.copyOf(mail);
    }

    private static Key<Integer> count(String name, String what, int fallback) {
        return KEYS.integer(name, 1, 1_000_000)
                .describe(what + ", per five minutes")
                .withDefault(fallback);
    }

    /** The default thresholds, for a dashboard without alarms. */
    public static AlarmThresholds defaults() {
        return read(new Section(new ConfigPath("", new Problems()), KEYS, Map.of()));
    }

    static AlarmThresholds read(Section section) {
        if (section.get(MAIL).isEmpty()) {
            section.path(MAIL).warn(NO_SUBSCRIBERS);
        }
        return new AlarmThresholds(
                section.get(MAIL),
                section.get(UNAUTHORIZED),
                section.get(FORBIDDEN),
                section.get(SERVER_ERRORS),
                section.get(LATENCY),
                section.get(THROTTLED_SIGN_INS));
    }
}
