package dev.gatehouse.component;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What the package's schema says of one input: whether it takes Outputs, and its members.
 *
 * @param plain whether the value decides what is declared, so that it must not be an Output
 * @param type the type in the schema, such as {@code {"type": "string"}}
 * @param types all object types of the schema by token
 */
record InputSchema(boolean plain, JsonObject type, JsonObject types) {
    private static final String TYPES = "#/types/";

    /** The inputs of a resource. The map of all inputs is not itself a value of a program. */
    static InputSchema ofResource(JsonObject resource, JsonObject types) {
        JsonObject properties = new JsonObject();
        JsonElement inputs = resource.get("inputProperties");
        properties.add("properties", inputs == null ? new JsonObject() : inputs);
        return new InputSchema(false, properties, types);
    }

    /** The value of a key of an object or a map. A key that the schema does not contain is plain: the settings report it. */
    InputSchema member(String key) {
        JsonObject object = resolved();
        JsonElement properties = object.get("properties");
        if (properties != null && properties.getAsJsonObject().has(key)) {
            return of(properties.getAsJsonObject().getAsJsonObject(key));
        }
        return of(object.getAsJsonObject("additionalProperties"));
    }

    /** Whether each member is the value of a key that takes Outputs, such as the environment variables of a function. */
    boolean hasOnlyOutputs() {
        JsonObject object = resolved();
        JsonObject members =
                object.has("items") ? object.getAsJsonObject("items") : object.getAsJsonObject("additionalProperties");
        return members != null && !object.has("properties") && !isPlain(members);
    }

    /** An item of a list. */
    InputSchema item() {
        return of(resolved().getAsJsonObject("items"));
    }

    private InputSchema of(@Nullable JsonObject member) {
        return member == null
                ? new InputSchema(true, new JsonObject(), types)
                : new InputSchema(isPlain(member), member, types);
    }

    private static boolean isPlain(JsonObject member) {
        return member.has("plain") && member.get("plain").getAsBoolean();
    }

    /** The definition of the object type, if this input refers to one. */
    private JsonObject resolved() {
        JsonElement reference = type.get("$ref");
        if (reference == null || !reference.getAsString().startsWith(TYPES)) {
            return type;
        }
        JsonObject definition = types.getAsJsonObject(reference.getAsString().substring(TYPES.length()));
        return definition == null ? type : definition;
    }
}
