package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.util.Comparator;

/** SchemaAttributeType of the API reference. */
final class SchemaJson {
    private SchemaJson() {}

    static JsonArray of(UserSchema schema) {
        JsonArray all = new JsonArray();
        schema.attributes().values().stream()
                .sorted(Comparator.comparing(Attribute::name))
                .forEach(attribute -> all.add(attribute(attribute)));
        return all;
    }

    private static JsonObject attribute(Attribute attribute) {
        JsonObject json = new JsonObject();
        json.addProperty("Name", attribute.name());
        json.addProperty("DeveloperOnlyAttribute", false);
        json.addProperty("Mutable", attribute.mutable());
        json.addProperty("Required", attribute.required());
        switch (attribute.type()) {
            case STRING -> {
                json.addProperty("AttributeDataType", "String");
                json.add("StringAttributeConstraints", limits(attribute, "MinLength", "MaxLength"));
            }
            case NUMBER -> {
                json.addProperty("AttributeDataType", "Number");
                json.add("NumberAttributeConstraints", limits(attribute, "MinValue", "MaxValue"));
            }
            case BOOLEAN -> json.addProperty("AttributeDataType", "Boolean");
            case DATE_TIME -> json.addProperty("AttributeDataType", "DateTime");
        }
        return json;
    }

    /** The API returns limits as strings. A limit that is not set is absent. */
    private static JsonObject limits(Attribute attribute, String minName, String maxName) {
        JsonObject json = new JsonObject();
        if (attribute.min() != Long.MIN_VALUE) {
            json.addProperty(minName, String.valueOf(attribute.min()));
        }
        if (attribute.max() != Long.MAX_VALUE) {
            json.addProperty(maxName, String.valueOf(attribute.max()));
        }
        return json;
    }
}
