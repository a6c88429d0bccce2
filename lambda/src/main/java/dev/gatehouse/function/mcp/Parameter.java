package dev.gatehouse.function.mcp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A parameter of a tool: a text or a whole number.
 *
 * @param min the least length in characters, or the least number
 * @param max the greatest length or number
 * @param pattern the whole text matches it; empty for any text
 */
public record Parameter(
        String name, Type type, String description, int min, int max, Optional<Pattern> pattern, boolean required) {

    /** A type of JSON Schema. */
    public enum Type {
        STRING,
        INTEGER
    }

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /** A required text. */
    public static Parameter text(String name, int min, int max, String description) {
        return new Parameter(name, Type.STRING, description, min, max, Optional.empty(), true);
    }

    /** A required whole number. */
    public static Parameter number(String name, int min, int max, String description) {
        return new Parameter(name, Type.INTEGER, description, min, max, Optional.empty(), true);
    }

    public Parameter matching(String expression) {
        return new Parameter(name, type, description, min, max, Optional.of(Pattern.compile(expression)), required);
    }

    public Parameter optional() {
        return new Parameter(name, type, description, min, max, pattern, false);
    }

    /** What is wrong with a value; empty if nothing is. The message has no part of the value. */
    Optional<String> error(JsonElement value) {
        boolean valid = value instanceof JsonPrimitive primitive
                && (type == Type.STRING ? isText(primitive) : isNumber(primitive));
        return valid ? Optional.empty() : Optional.of(name + ": must be " + rule());
    }

    private boolean isText(JsonPrimitive value) {
        if (!value.isString()) {
            return false;
        }
        String text = value.getAsString();
        int length = text.codePointCount(0, text.length());
        return length >= min
                && length <= max
                && pattern.map(rule -> rule.matcher(text).matches()).orElse(true);
    }

    private boolean isNumber(JsonPrimitive value) {
        if (!value.isNumber() || !WHOLE_NUMBER.matcher(value.getAsString()).matches()) {
            return false;
        }
        int number = Integer.parseInt(value.getAsString());
        return number >= min && number <= max;
    }

    private String rule() {
        if (type == Type.INTEGER) {
            return "a whole number from " + min + " to " + max;
        }
        return "a text of " + min + " to " + max + " characters"
                + pattern.map(rule -> " that matches " + rule.pattern()).orElse("");
    }

    JsonObject json() {
        boolean text = type == Type.STRING;
        JsonObject json = new JsonObject();
        json.addProperty("type", text ? "string" : "integer");
        json.addProperty("description", description);
        json.addProperty(text ? "minLength" : "minimum", min);
        json.addProperty(text ? "maxLength" : "maximum", max);
        // JSON Schema looks for the pattern anywhere in the text.
        pattern.ifPresent(rule -> json.addProperty("pattern", "^" + rule.pattern() + "$"));
        return json;
    }
}
