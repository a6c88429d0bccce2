package dev.gatehouse.settings.monitoring;

import dev.gatehouse.settings.schema.Durations;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Logs, alarms and the dashboard.
 *
 * @param retention of logs, one of the periods of CloudWatch Logs; 365 days by default
 * @param kmsKey ARN of the key that encrypts logs, alarms and the function's environment; by default AWS owned keys
 * @param alarms none by default
 * @param dashboard off by default
 */
public record Observability(
        Duration retention, Optional<String> kmsKey, Optional<AlarmThresholds> alarms, boolean dashboard) {
    /** PutRetentionPolicy, parameter retentionInDays. */
    private static final List<Long> DAYS = List.of(
            1L, 3L, 5L, 7L, 14L, 30L, 60L, 90L, 120L, 150L, 180L, 365L, 400L, 545L, 731L, 1096L, 1827L, 2192L, 2557L,
            2922L, 3288L, 3653L);

    public static final Schema KEYS = new Schema("Logs, alarms and the dashboard.");

    private static final Key<Duration> RETENTION = KEYS.duration("retention", Duration.ofDays(1), Duration.ofDays(3653))
            .describe("the retention period of logs")
            .source("CloudWatch Logs, PutRetentionPolicy")
            .withDefault(Duration.ofDays(365));

    private static final TextPattern KEY = KEYS.pattern(
            "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+",
            "kms-key",
            "must be the ARN of a KMS key, not of an alias",
            "write it like arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab");
    private static final Key<Optional<String>> KMS_KEY = KEYS.text("kmsKey", KEY)
            .describe(
                    "the key for logs, alarms and the function's environment; its policy must allow logs and cloudwatch")
            .source("CloudWatch Logs, encrypt log data using AWS KMS")
            .example("arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")
            .takesOutput()
            .optional("AWS owned keys");
    private static final Key<Optional<Section>> ALARMS = KEYS.section("alarms", AlarmThresholds.KEYS)
            .describe("CloudWatch alarms; without this section there are none")
            .optional();
    private static final Key<Boolean> DASHBOARD = KEYS.flag("dashboard")
            .describe("whether a CloudWatch dashboard shows the metrics of the alarms")
            .source("CloudWatch, PutDashboard")
            .withDefault(false);

    private static final Rule KEY_REGION = KEYS.rule(
            "kms-region",
            "must be a key in the stack's Region, <region>",
            "use a key, or a replica key, in that Region");

    private static final Rule PERIOD = KEYS.rule(
            "retention",
            "must be a retention period of CloudWatch Logs, in days: " + DAYS,
            "write 14d, 30d, 90d or 365d");

    /** Reports alarms and the dashboard in a component that declares only logs. */
    public static void rejectMonitoring(Section section, Rule rule) {
        for (Key<?> key : List.of(ALARMS, DASHBOARD)) {
            if (section.has(key)) {
                section.path(key).report(rule, "a setting of the whole declaration");
            }
        }
    }

    /** @param region empty if it is missing or wrong, which is already reported */
    public static Observability read(Section section, Optional<String> region) {
        Duration retention = section.get(RETENTION);
        if (!DAYS.contains(retention.toDays()) || !retention.equals(Duration.ofDays(retention.toDays()))) {
            section.path(RETENTION).report(PERIOD, Durations.show(retention));
        }
        Optional<String> key = section.get(KMS_KEY);
        region.ifPresent(own -> key.filter(arn -> !PendingText.isPlaceholder(arn) && !arn.split(":", -1)[3].equals(own))
                .ifPresent(arn -> section.path(KMS_KEY).report(KEY_REGION, arn, own)));
        return new Observability(
                retention, key, section.get(ALARMS).map(AlarmThresholds::read), section.get(DASHBOARD));
    }
}
