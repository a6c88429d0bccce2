package dev.gatehouse.local.pulumi.type.cognito;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import dev.gatehouse.settings.pool.SchemaChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attributes of a user pool: the input {@code schemas} and the inputs that refer to attributes. */
final class UserPoolAttributes {
    private static final int MAX_LENGTH = 2048;
    private static final Set<String> STANDARD =
            UserSchema.of(List.of(), Set.of(), Set.of()).attributes().keySet();

    private UserPoolAttributes() {}

    /** AWS refuses required custom attributes (CreateUserPool). */
    static List<ValidationError> validate(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        for (Properties attribute : inputs.sections("schemas")) {
            String name = attribute.text("name").orElse("");
            if (attribute.flag("required", false) && !STANDARD.contains(name)) {
                errors.add(new ValidationError(
                        "schemas",
                        name + ": InvalidParameterException: Required custom attributes are not supported currently."));
            }
        }
        return errors;
    }

    /** The provider's message (terraform-provider-aws 5.100.0), with the attributes that it concerns. */
    static List<ValidationError> checkChange(String id, Properties before, Properties after) {
        if (after.values().get("schemas") instanceof Properties.Unknown) {
            return List.of();
        }
        List<String> refusals = SchemaChanges.rejectedChanges(before.list("schemas"), after.list("schemas"));
        return refusals.isEmpty()
                ? List.of()
                : List.of(new ValidationError(
                        "schemas",
                        "updating Cognito User Pool (" + id + "): cannot modify or remove schema items: "
                                + String.join(", ", refusals)
                                + "; declare these attributes as they were, or declare another pool: only custom"
                                + " attributes can be added"));
    }

    static UserSchema schema(Properties inputs) {
        return UserSchema.of(
                inputs.sections("schemas").stream()
                        .map(UserPoolAttributes::attribute)
                        .toList(),
                inputs.textSet("aliasAttributes"),
                inputs.section("userAttributeUpdateSettings").textSet("attributesRequireVerificationBeforeUpdates"));
    }

    /** DOC "SchemaAttributeType": only the declaration of a custom attribute omits the prefix {@code custom:}. */
    private static Attribute attribute(Properties inputs) {
        String name = inputs.text("name").orElse("");
        UserSchema.Type type = switch (inputs.text("attributeDataType").orElse("String")) {
            case "Number" -> UserSchema.Type.NUMBER;
            case "Boolean" -> UserSchema.Type.BOOLEAN;
            case "DateTime" -> UserSchema.Type.DATE_TIME;
            default -> UserSchema.Type.STRING;
        };
        Properties text = inputs.section("stringAttributeConstraints");
        Properties number = inputs.section("numberAttributeConstraints");
        return new Attribute(
                STANDARD.contains(name) ? name : "custom:" + name,
                type,
                inputs.flag("required", false),
                // The provider sends false if it is not set (terraform-provider-aws 5.100.0); the default of the API is
                // true.
                inputs.flag("mutable", false),
                type == UserSchema.Type.NUMBER
                        ? limit(number, "minValue").orElse(Long.MIN_VALUE)
                        : limit(text, "minLength").orElse(0L),
                type == UserSchema.Type.NUMBER
                        ? limit(number, "maxValue").orElse(Long.MAX_VALUE)
                        : limit(text, "maxLength").orElse((long) MAX_LENGTH));
    }

    /** The provider's schema has limits as texts. */
    private static Optional<Long> limit(Properties constraints, String key) {
        return constraints
                .text(key)
                .filter(text -> text.matches("-?[0-9]{1,18}"))
                .map(Long::valueOf);
    }
}
