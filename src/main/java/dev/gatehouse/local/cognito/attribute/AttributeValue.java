package dev.gatehouse.local.cognito.attribute;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.user.EmailAddress;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the value of an attribute. DOC "Working with user attributes"; texts are assumed unless they are marked OBS.
 */
final class AttributeValue {
    /** DOC, same page: a plus sign and up to fifteen digits (E.164). */
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{1,14}");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private AttributeValue() {}

    static Optional<Refused> refusal(Attribute attribute, String value) {
        // Both texts OBS.
        if (attribute.name().equals("email") && !EmailAddress.isValid(value)) {
            return Optional.of(Refused.invalidParameter(
                    "Invalid email address format.", "the value of attribute email is not an address"));
        }
        if (attribute.name().equals("phone_number") && !PHONE.matcher(value).matches()) {
            return Optional.of(Refused.invalidParameter(
                    "Invalid phone number format.", "write it as +12065550100, without spaces"));
        }
        return switch (attribute.type()) {
            case STRING -> text(attribute, value);
            case NUMBER -> number(attribute, value);
            case BOOLEAN ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : invalid(attribute, "Attribute value must be true or false");
            case DATE_TIME ->
                isInstant(value) ? Optional.empty() : invalid(attribute, "Attribute value is not a date-time");
        };
    }

    private static Optional<Refused> text(Attribute attribute, String value) {
        int length = value.codePointCount(0, value.length());
        if (length > attribute.max()) {
            return invalid(attribute, "String must be no longer than " + attribute.max() + " characters");
        }
        return length < attribute.min()
                ? invalid(attribute, "String must be at least " + attribute.min() + " characters")
                : Optional.empty();
    }

    /** CHOICE: only whole numbers. */
    private static Optional<Refused> number(Attribute attribute, String value) {
        if (!WHOLE_NUMBER.matcher(value).matches()) {
            return invalid(attribute, "Attribute value is not a number");
        }
        long number = Long.parseLong(value);
        if (number > attribute.max()) {
            return invalid(attribute, "Number must be no larger than " + attribute.max());
        }
        return number < attribute.min()
                ? invalid(attribute, "Number must be at least " + attribute.min())
                : Optional.empty();
    }

    private static boolean isInstant(String value) {
        try {
            return Instant.parse(value) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Optional<Refused> invalid(Attribute attribute, String rule) {
        return Optional.of(Refused.invalidParameter(
                "Attributes did not conform to the schema: " + attribute.name() + ": " + rule,
                attribute.name() + " is declared with this rule"));
    }
}
