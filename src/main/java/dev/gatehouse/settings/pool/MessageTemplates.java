package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/**
 * The texts of e-mail messages; Cognito's default texts if absent.
 *
 * @param invitation contains {@code {username}} and {@code {####}}
 * @param verification contains {@code {####}}
 */
public record MessageTemplates(Optional<Message> invitation, Optional<Message> verification) {
    public static final Schema KEYS = new Schema("The texts of e-mail messages; Cognito's default texts if absent.");

    /** @param subject 1 to 140 characters */
    public record Message(String subject, String body) {
        public static final Schema KEYS = new Schema("An e-mail message.");

        private static final TextPattern SUBJECT_FORM = KEYS.pattern(
                "[^\\r\\n]{1,140}", "message-subject", "must be 1 to 140 characters on one line", "shorten it");
        private static final TextPattern BODY_FORM =
                KEYS.pattern("[\\s\\S]{6,20000}", "message-length", "must have 6 to 20000 characters", "rewrite it");
        private static final Key<Optional<String>> SUBJECT = KEYS.text("subject", SUBJECT_FORM)
                .describe("the subject")
                .example("Your code")
                .required("write a text");
        private static final Key<Optional<String>> BODY = KEYS.text("body", BODY_FORM)
                .describe("the text; can contain HTML")
                .example("Dear {username}, your code is {####}")
                .required("write a text");
        private static final Rule PLACEHOLDER = KEYS.rule(
                "message-placeholder", "must contain <placeholder>, which Cognito replaces", "add it to the text");
    }

    private static final Key<Optional<Section>> INVITATION = KEYS.section("invitation", Message.KEYS)
            .describe("the invitation to a user that an administrator created; contains {username} and {####}")
            .source("Cognito, MessageTemplateType")
            .optional();
    private static final Key<Optional<Section>> VERIFICATION = KEYS.section("verification", Message.KEYS)
            .describe("the message with a verification code; contains {####}")
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
