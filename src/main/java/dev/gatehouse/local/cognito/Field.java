package dev.gatehouse.local.cognito;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.Locale;
import java.util.Optional;

/**
 * A member of a request: its type, whether it must be there, and how long it may be.
 *
 * @param limit characters of a text, 0 for no limit
 */
record Field(String name, Kind kind, boolean required, int limit) {
    enum Kind {
        TEXT,
        TEXT_MAP,
        NAME_VALUE_LIST,
        TEXT_LIST,
        FLAG,
        FLAG_MAP,
        NUMBER
    }

    static Field text(String name, int limit) {
        return new Field(name, Kind.TEXT, true, limit);
    }

    static Field optionalText(String name, int limit) {
        return new Field(name, Kind.TEXT, false, limit);
    }

    static Field flag(String name) {
        return new Field(name, Kind.FLAG, false, 0);
    }

    /** A structure of flags. */
    static Field flags(String name) {
        return new Field(name, Kind.FLAG_MAP, false, 0);
    }

    /** 0 to {@code limit}. */
    static Field number(String name, int limit) {
        return new Field(name, Kind.NUMBER, false, limit);
    }

    /** The same, and it must be there. */
    Field needed() {
        return new Field(name, kind, true, limit);
    }

    static Field texts(String name) {
        return new Field(name, Kind.TEXT_LIST, false, 0);
    }

    static Field nameValues(String name, boolean required) {
        return new Field(name, Kind.NAME_VALUE_LIST, required, 0);
    }

    static Field metadata() {
        return new Field("ClientMetadata", Kind.TEXT_MAP, false, 0);
    }

    /** API reference: names, limits and types; the form of the texts OBS amazon-cognito-identity-js #311, their endings assumed. */
    Optional<Refused> refusal(JsonObject body) {
        JsonElement value = body.get(name);
        if (value == null || value.isJsonNull()) {
            return required ? constraint("Member must not be null", "is missing") : Optional.empty();
        }
        if (!hasKind(value)) {
            return Optional.of(new Refused(
                    "SerializationException", "Unexpected value type in payload", name + " must be a " + kind));
        }
        if (kind == Kind.TEXT && limit > 0 && value.getAsString().length() > limit) {
            return constraint(
                    "Member must have length less than or equal to " + limit,
                    "is longer than " + limit + " characters");
        }
        if (kind == Kind.NUMBER && value.getAsInt() > limit) {
            return constraint("Member must have value less than or equal to " + limit, "is greater than " + limit);
        }
        if (kind == Kind.NUMBER && value.getAsInt() < 0) {
            return constraint("Member must have value greater than or equal to 0", "is negative");
        }
        if (kind == Kind.TEXT && required && value.getAsString().isEmpty()) {
            return constraint("Member must have length greater than or equal to 1", "is empty");
        }
        return Optional.empty();
    }

    private boolean hasKind(JsonElement value) {
        return switch (kind) {
            case TEXT -> isText(value);
            case FLAG -> isFlag(value);
            case FLAG_MAP ->
                value.isJsonObject()
                        && value.getAsJsonObject().asMap().values().stream()
                                .allMatch(each -> each.isJsonNull() || isFlag(each));
            case NUMBER -> isWhole(value);
            case TEXT_LIST ->
                value.isJsonArray() && value.getAsJsonArray().asList().stream().allMatch(Field::isText);
            case TEXT_MAP ->
                value.isJsonObject()
                        && value.getAsJsonObject().asMap().values().stream().allMatch(Field::isText);
            case NAME_VALUE_LIST ->
                value.isJsonArray()
                        && value.getAsJsonArray().asList().stream()
                                .allMatch(each -> each.isJsonObject()
                                        && isText(each.getAsJsonObject().get("Name"))
                                        && (!each.getAsJsonObject().has("Value")
                                                || isText(each.getAsJsonObject().get("Value"))));
        };
    }

    private static boolean isFlag(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
    }

    private static boolean isWhole(JsonElement value) {
        return value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber()
                && value.getAsString().matches("-?[0-9]{1,9}");
    }

    private static boolean isText(@org.jspecify.annotations.Nullable JsonElement value) {
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
    }

    private Optional<Refused> constraint(String rule, String reason) {
        String member = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return Optional.of(Refused.invalidParameter(
                "1 validation error detected: Value at '" + member + "' failed to satisfy constraint: " + rule,
                name + " " + reason));
    }
}
