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
 * When somebody is called. Counts are of five minutes; an alarm rings when its number is reached.
 *
 * @param mail addresses that are told, once each has confirmed by the link that AWS sends it
 * @param unauthorized answers 401; 100 by default
 * @param forbidden answers 403; 50 by default
 * @param serverErrors answers 5xx; 5 by default
 * @param latency what one request in a hundred may take longer than; 3 s by default
 * @param throttledSignIns sign-ins that Cognito refused for being too many; 10 by default
 */
public record AlarmThresholds(
        List<String> mail, int unauthorized, int forbidden, int serverErrors, Duration latency, int throttledSignIns) {
    static final Schema KEYS = new Schema("When somebody is called. Counts are of five minutes.");

    private static final TextPattern ADDRESS = KEYS.pattern(
            "[^@\\s]{1,64}@[^@\\s]+\\.[^@\\s]+",
            "alarm-mail",
            "must be an e-mail address",
            "write it like ops@example.com");
    private static final Key<List<String>> MAIL = KEYS.textList("mail", ADDRESS, Limit.atMost(20, "use a mailing list"))
            .describe("addresses that are told, once each has confirmed by the link that AWS sends it")
            .source("Amazon SNS, email notifications")
            .example(List.of("ops@example.com"))
            .emptyByDefault();
    private static final Key<Integer> UNAUTHORIZED =
            count("unauthorized", "answers 401: tokens missing or refused", 100);
    private static final Key<Integer> FORBIDDEN = count("forbidden", "answers 403: tokens without the scope", 50);
    private static final Key<Integer> SERVER_ERRORS = count("serverErrors", "answers 5xx", 5);
    private static final Key<Duration> LATENCY = KEYS.duration("latency", Duration.ofSeconds(1), Duration.ofSeconds(30))
            .describe("what one request in a hundred may take longer than")
            .source("Monitor HTTP APIs with CloudWatch metrics, Latency")
            .withDefault(Duration.ofSeconds(3));
    private static final Key<Integer> THROTTLED_SIGN_INS =
            count("throttledSignIns", "sign-ins that Cognito refused for being too many", 10);

    private static final String NOBODY = KEYS.warning("alarms ring and nobody is told: mail is empty");

    public AlarmThresholds {
        mail = List.copyOf(mail);
    }

    private static Key<Integer> count(String name, String what, int otherwise) {
        return KEYS.integer(name, 1, 1_000_000).describe(what + ", in five minutes").withDefault(otherwise);
    }

    /** What a dashboard draws where nothing rings. */
    public static AlarmThresholds defaults() {
        return read(new Section(new ConfigPath("", new Problems()), KEYS, Map.of()));
    }

    static AlarmThresholds read(Section section) {
        if (section.get(MAIL).isEmpty()) {
            section.path(MAIL).warn(NOBODY);
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
