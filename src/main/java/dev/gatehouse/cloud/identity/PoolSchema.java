package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.inputs.UserPoolSchemaArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaNumberAttributeConstraintsArgs;
import com.pulumi.aws.cognito.inputs.UserPoolSchemaStringAttributeConstraintsArgs;
import dev.gatehouse.settings.pool.UserAttribute;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema of a user pool. Constraints are always set: without them every preview shows a difference, and every
 * update fails with "cannot modify or remove schema items" (pulumi-aws 1237).
 */
final class PoolSchema {
    /** The maximum length of the standard attributes of Cognito. */
    private static final int MAX_LENGTH = 2048;

    private PoolSchema() {}

    /** The email attribute, required attributes and custom attributes. The other standard attributes always exist. */
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
