package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Checks a request against the constraints of its shape. OBS, in many client projects, for the texts: the value is
 * shown unless it is sensitive or a number (measured on AWS, in aoyagikouhei/athena-local); a member of a structure in
 * a list is {@code userAttributes.1.member.name}; a list of strings is named as a whole. CHOICE: the length is checked
 * before the pattern; AWS was observed to answer in either order.
 */
final class RequestConstraints {
    /** CHOICE: limits the response to a body with thousands of errors to a few kilobytes. */
    private static final int MAX_VIOLATIONS = 100;

    private final List<Violation> violations = new ArrayList<>();

    /** @param value as shown: empty, or followed by a space */
    private record Violation(String value, String path, String rule) {
        String text() {
            return "Value " + value + "at '" + path + "' failed to satisfy constraint: " + rule;
        }
    }

    private RequestConstraints() {}

    /** @param body a body that {@link RequestReader} has read */
    static Optional<Refused> refusal(Shape shape, JsonObject body) {
        RequestConstraints constraints = new RequestConstraints();
        constraints.structure(shape, body, "", false);
        return constraints.refusal();
    }

    private Optional<Refused> refusal() {
        if (violations.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Refused.invalidParameter(
                violations.size()
                        + (violations.size() == 1 ? " validation error detected: " : " validation errors detected: ")
                        + violations.stream().map(Violation::text).collect(Collectors.joining("; ")),
                violations.stream()
                        .map(each -> each.path() + ": " + each.rule())
                        .collect(Collectors.joining("; "))));
    }

    /** @param hidden whether an enclosing value is sensitive */
    private void structure(Shape shape, JsonObject json, String path, boolean hidden) {
        shape.members().forEach((name, member) -> {
            String memberPath = path.isEmpty() ? lowerCamel(name) : path + "." + lowerCamel(name);
            JsonElement value = json.get(name);
            if (value != null) {
                value(member, value, memberPath, hidden);
            } else if (shape.required().contains(name)) {
                add(hidden || member.sensitive() ? "" : "null ", memberPath, "Member must not be null");
            }
        });
    }

    private void value(Shape shape, JsonElement json, String path, boolean enclosingHidden) {
        boolean hidden = enclosingHidden || shape.sensitive();
        for (String rule : violatedRules(shape, json)) {
            add(hidden ? "" : shown(shape, json), path, rule);
        }
        switch (shape.type()) {
            case STRUCTURE -> structure(shape, json.getAsJsonObject(), path, hidden);
            case LIST -> list(shape, json, path, hidden);
            case MAP -> map(shape, json.getAsJsonObject(), path, hidden);
            default -> {
                // A scalar has no members.
            }
        }
    }

    private void list(Shape shape, JsonElement json, String path, boolean hidden) {
        Shape element = shape.elements().orElseThrow();
        List<JsonElement> all = json.getAsJsonArray().asList();
        if (!element.isScalar()) {
            for (int i = 0; i < all.size() && !isFull(); i++) {
                value(element, all.get(i), path + "." + (i + 1) + ".member", hidden);
            }
        } else if (all.stream().anyMatch(each -> !violatedRules(element, each).isEmpty())) {
            add(hidden ? "" : shown(shape, json), path, "Member must satisfy constraint: " + rules(element));
        }
    }

    private void map(Shape shape, JsonObject json, String path, boolean hidden) {
        Shape key = shape.keys().orElseThrow();
        Shape element = shape.elements().orElseThrow();
        if (json.keySet().stream()
                .anyMatch(each -> !violatedTextRules(key, each).isEmpty())) {
            add(hidden ? "" : shown(shape, json), path, "Map keys must satisfy constraint: " + rules(key));
        }
        if (!element.isScalar()) {
            json.asMap().forEach((name, each) -> value(element, each, path + "." + name + ".member", hidden));
        } else if (json.asMap().values().stream()
                .anyMatch(each -> !violatedRules(element, each).isEmpty())) {
            add(hidden ? "" : shown(shape, json), path, "Map value must satisfy constraint: " + rules(element));
        }
    }

    /** The rules that the value itself violates. */
    private static List<String> violatedRules(Shape shape, JsonElement json) {
        return switch (shape.type()) {
            case STRING -> violatedTextRules(shape, json.getAsString());
            case INTEGER -> violatedLimits(shape, json.getAsLong(), "value");
            case BLOB -> violatedLimits(shape, Base64.getDecoder().decode(json.getAsString()).length, "length");
            case LIST -> violatedLimits(shape, json.getAsJsonArray().size(), "length");
            case MAP -> violatedLimits(shape, json.getAsJsonObject().size(), "length");
            case BOOLEAN, TIMESTAMP, STRUCTURE, DOCUMENT -> List.of();
        };
    }

    /** The length of a string is in code points (Smithy 2.0, length trait). */
    private static List<String> violatedTextRules(Shape shape, String text) {
        int length = text.codePointCount(0, text.length());
        List<String> rules = new ArrayList<>(violatedLimits(shape, length, "length"));
        // CHOICE: a string that is too long is not matched against the pattern, because matching could be slow.
        boolean tooLong = shape.maximum().filter(maximum -> length > maximum).isPresent();
        if (!tooLong && shape.format().filter(format -> !format.accepts(text)).isPresent()) {
            rules.add(pattern(shape));
        }
        if (!shape.enums().isEmpty() && !shape.enums().contains(text)) {
            rules.add(enums(shape));
        }
        return rules;
    }

    private static List<String> violatedLimits(Shape shape, long number, String what) {
        List<String> rules = new ArrayList<>();
        shape.maximum().filter(maximum -> number > maximum).ifPresent(maximum -> rules.add(maximumRule(what, maximum)));
        shape.minimum().filter(minimum -> number < minimum).ifPresent(minimum -> rules.add(minimumRule(what, minimum)));
        return rules;
    }

    /** All rules of an element, including those that are not violated. */
    private static String rules(Shape shape) {
        String what = shape.type() == Shape.Type.INTEGER ? "value" : "length";
        List<String> rules = new ArrayList<>();
        shape.maximum().ifPresent(maximum -> rules.add(maximumRule(what, maximum)));
        shape.minimum().ifPresent(minimum -> rules.add(minimumRule(what, minimum)));
        if (shape.format().isPresent()) {
            rules.add(pattern(shape));
        }
        if (!shape.enums().isEmpty()) {
            rules.add(enums(shape));
        }
        return rules.toString();
    }

    private static String maximumRule(String what, long limit) {
        return "Member must have " + what + " less than or equal to " + limit;
    }

    private static String minimumRule(String what, long limit) {
        return "Member must have " + what + " greater than or equal to " + limit;
    }

    private static String pattern(Shape shape) {
        return "Member must satisfy regular expression pattern: "
                + shape.format().orElseThrow().shown();
    }

    private static String enums(Shape shape) {
        return "Member must satisfy enum value set: " + shape.enums();
    }

    private static String shown(Shape shape, JsonElement json) {
        return shape.type() == Shape.Type.INTEGER || shape.holdsSensitive() ? "" : "'" + toJavaNotation(json) + "' ";
    }

    /** In Java's notation for collections, which AWS uses in its messages. */
    private static String toJavaNotation(JsonElement json) {
        if (json.isJsonArray()) {
            return json.getAsJsonArray().asList().stream()
                    .map(RequestConstraints::toJavaNotation)
                    .toList()
                    .toString();
        }
        if (json.isJsonObject()) {
            return json.getAsJsonObject().asMap().entrySet().stream()
                    .map(each -> each.getKey() + "=" + toJavaNotation(each.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return json.getAsString();
    }

    private static String lowerCamel(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void add(String value, String path, String rule) {
        if (!isFull()) {
            violations.add(new Violation(value, path, rule));
        }
    }

    private boolean isFull() {
        return violations.size() >= MAX_VIOLATIONS;
    }
}
