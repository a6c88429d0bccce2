package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.EmailAddress;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an attribute may hold. DOC "Working with user attributes"; texts assumed where no other word is said. */
final class AttributeValue {
    /** DOC, same page: a plus sign and up to fifteen digits (E.164). */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private AttributeValue() {}

    static Optional<Refused> refusal(Attribute attribute, String value) {
        // Texts of both OBS.
        if (attribute.name().equals("email") && !EmailAddress.isValid(value)) {
            return Optional.of(
                    Refused.invalidParameter("Invalid email address format.", "attribute email is no address"));
        }
        if (attribute.name().equals("phone_number") && !PHONE.matcher(value).matches()) {
            return Optional.of(Refused.invalidParameter(
                    "Invalid phone number format.", "write it like +12065550100, without blanks"));
        }
        return switch (attribute.type()) {
            case STRING -> text(attribute, value);
            case NUMBER -> number(attribute, value);
            case BOOLEAN ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : bad(attribute, "Attribute value must be true or false");
            case DATE_TIME -> isInstant(value) ? Optional.empty() : bad(attribute, "Attribute value is no date-time");
        };
    }

    private static Optional<Refused> text(Attribute attribute, String value) {
        int length = value.codePointCount(0, value.length());
        if (length > attribute.max()) {
            return bad(attribute, "String must be no longer than " + attribute.max() + " characters");
        }
        return length < attribute.min()
                ? bad(attribute, "String must be at least " + attribute.min() + " characters")
                : Optional.empty();
    }

    /** CHOICE: whole numbers alone. */
    private static Optional<Refused> number(Attribute attribute, String value) {
        if (!WHOLE.matcher(value).matches()) {
            return bad(attribute, "Attribute value is no number");
        }
        long number = Long.parseLong(value);
        if (number > attribute.max()) {
            return bad(attribute, "Number must be no larger than " + attribute.max());
        }
        return number < attribute.min()
                ? bad(attribute, "Number must be at least " + attribute.min())
                : Optional.empty();
    }

    private static boolean isInstant(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Refused> bad(Attribute attribute, String rule) {
        return Optional.of(Refused.invalidParameter(
                "Attributes did not conform to the schema: " + attribute.name() + ": " + rule,
                attribute.name() + " was declared so"));
    }
}
