package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.inputs.UserPoolSchemaArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaNumberAttributeConstraintsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaStringAttributeConstraintsArgs;
import dev.gatehouse.settings.pool.UserAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * The attributes of a pool's users. Constraints are always written: an attribute without them is a difference for ever,
 * and every update then fails with "cannot modify or remove schema items" (pulumi-aws 1237).
 */
final class PoolSchema {
    /** Of every standard attribute of Cognito. */
    private static final int MAX_LENGTH = 2048;

    private PoolSchema() {}

    /** The e-mail address, what must be there, and what is the stack's own; other standard attributes exist unsaid. */
    static List<UserPoolSchemaArgs> of(List<UserAttribute> attributes) {
        List<UserPoolSchemaArgs> schema = new ArrayList<>();
        schema.add(text("email", true, true, 0, MAX_LENGTH));
        for (UserAttribute attribute : attributes) {
            if (attribute.isCustom()) {
                schema.add(custom(attribute));
            } else if (attribute.required()) {
                schema.add(text(attribute.name(), true, true, 0, MAX_LENGTH));
            }
        }
        return schema;
    }

    private static UserPoolSchemaArgs custom(UserAttribute attribute) {
        return switch (attribute.type()) {
            case STRING -> text(attribute.schemaName(), false, attribute.mutable(), attribute.min(), attribute.max());
            case NUMBER ->
                UserPoolSchemaArgs.builder()
                        .name(attribute.schemaName())
                        .attributeDataType("Number")
                        .required(false)
                        .mutable(attribute.mutable())
                        .developerOnlyAttribute(false)
                        .numberAttributeConstraints(UserPoolSchemaNumberAttributeConstraintsArgs.builder()
                                .minValue(String.valueOf(attribute.min()))
                                .maxValue(String.valueOf(attribute.max()))
                                .build())
                        .build();
        };
    }

    private static UserPoolSchemaArgs text(String name, boolean required, boolean mutable, int min, int max) {
        return UserPoolSchemaArgs.builder()
                .name(name)
                .attributeDataType("String")
                .required(required)
                .mutable(mutable)
                .developerOnlyAttribute(false)
                .stringAttributeConstraints(UserPoolSchemaStringAttributeConstraintsArgs.builder()
                        .minLength(String.valueOf(min))
                        .maxLength(String.valueOf(max))
                        .build())
                .build();
    }
}
