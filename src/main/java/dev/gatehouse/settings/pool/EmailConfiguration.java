package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;

/**
 * E-mail with Amazon SES instead of Cognito's default e-mail, which sends at most 50 messages a day.
 *
 * @param source ARN of the verified identity
 * @param from the sender that recipients see, {@code Example <no-reply@example.com>}
 * @param configurationSet of Amazon SES
 */
public record EmailConfiguration(
        String source, Optional<String> from, Optional<String> replyTo, Optional<String> configurationSet) {
    public static final Schema KEYS = new Schema("E-mail with Amazon SES instead of Cognito's default e-mail.");

    private static final TextPattern IDENTITY = KEYS.pattern(
            "arn:aws[a-z-]*:ses:[a-z0-9-]+:\\d{12}:identity/\\S+",
            "mail-source",
            "must be the ARN of a verified SES identity",
            "write it like arn:aws:ses:eu-west-1:123456789012:identity/example.com");
    private static final TextPattern SENDER = KEYS.pattern(
            "(?:[^<>@\\s][^<>@]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+)",
            "mail-address",
            "must be an e-mail address, or a name followed by an e-mail address in angle brackets",
            "write it like Example <no-reply@example.com>");
    private static final TextPattern SET = KEYS.pattern(
            "[A-Za-z0-9_-]{1,64}",
            "mail-set",
            "must be 1 to 64 letters, digits, hyphens or underscores",
            "write the name of the configuration set");

    private static final Key<Optional<String>> SOURCE = KEYS.text("source", IDENTITY)
            .describe("the ARN of the verified SES identity that sends e-mail")
            .source("Cognito, EmailConfigurationType, SourceArn")
            .example("arn:aws:ses:eu-west-1:123456789012:identity/example.com")
            .required("write the ARN of a verified SES identity");
    private static final Key<Optional<String>> FROM = KEYS.text("from", SENDER)
            .describe("the sender that recipients see")
            .example("Example <no-reply@example.com>")
            .optional();
    private static final Key<Optional<String>> REPLY_TO = KEYS.text("replyTo", SENDER)
            .describe("the address for replies")
            .example("help@example.com")
            .optional();
    private static final Key<Optional<String>> CONFIGURATION_SET = KEYS.text("configurationSet", SET)
            .describe("the SES configuration set, for delivery events")
            .example("transactional")
            .optional();

    public static Optional<EmailConfiguration> read(Section section) {
        return section.get(SOURCE)
                .map(source -> new EmailConfiguration(
                        source, section.get(FROM), section.get(REPLY_TO), section.get(CONFIGURATION_SET)));
    }
}
