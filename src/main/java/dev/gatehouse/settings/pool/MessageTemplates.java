package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/**
 * The texts of the pool's mails; Cognito's own where absent.
 *
 * @param invitation holds {@code {username}} and {@code {####}}
 * @param verification holds {@code {####}}
 */
public record MessageTemplates(Optional<Message> invitation, Optional<Message> verification) {
    public static final Schema KEYS = new Schema("The texts of the pool's mails; Cognito's own where absent.");

    /** @param subject 1 to 140 characters */
    public record Message(String subject, String body) {
        public static final Schema KEYS = new Schema("A mail.");

        private static final TextPattern SUBJECT_FORM = KEYS.pattern(
                "[^\\r\\n]{1,140}", "message-subject", "must be 1 to 140 characters on one line", "shorten it");
        private static final TextPattern BODY_FORM =
                KEYS.pattern("[\\s\\S]{6,20000}", "message-length", "must have 6 to 20000 characters", "rewrite it");
        private static final Key<Optional<String>> SUBJECT = KEYS.text("subject", SUBJECT_FORM)
                .describe("its subject")
                .example("Your code")
                .required("write one");
        private static final Key<Optional<String>> BODY = KEYS.text("body", BODY_FORM)
                .describe("its text, HTML allowed")
                .example("Dear {username}, your code is {####}")
                .required("write one");
        private static final Rule PLACEHOLDER = KEYS.rule(
                "message-placeholder", "must hold <placeholder>, where Cognito puts the value", "add it to the text");
    }

    private static final Key<Optional<Section>> INVITATION = KEYS.section("invitation", Message.KEYS)
            .describe("to a user whom an administrator made; holds {username} and {####}")
            .source("Cognito, MessageTemplateType")
            .optional();
    private static final Key<Optional<Section>> VERIFICATION = KEYS.section("verification", Message.KEYS)
            .describe("with a code; holds {####}")
            .source("Cognito, VerificationMessageTemplateType")
            .optional();

    public static MessageTemplates read(Section section) {
        return new MessageTemplates(
                section.get(INVITATION).flatMap(each -> read(each, List.of("{username}", "{####}"))),
                section.get(VERIFICATION).flatMap(each -> read(each, List.of("{####}"))));
    }

    private static Optional<Message> read(Section section, List<String> placeholders) {
        Optional<String> subject = section.get(Message.SUBJECT);
        Optional<String> body = section.get(Message.BODY);
        if (subject.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        for (String placeholder : placeholders) {
            if (!body.get().contains(placeholder)) {
                section.path(Message.BODY).report(Message.PLACEHOLDER, body.get(), placeholder);
            }
        }
        return Optional.of(new Message(subject.get(), body.get()));
    }
}
