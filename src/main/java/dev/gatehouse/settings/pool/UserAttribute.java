package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An attribute of users in addition to the e-mail address, which every user pool has.
 *
 * @param name a standard one (OpenID Connect Core section 5.1), or {@code custom:} followed by at limit 20 characters
 * @param required whether every user must have it; only for standard attributes
 * @param mutable whether its value can change; only for custom attributes; cannot change once the pool exists
 * @param min minimum length of a text, or minimum number
 * @param max maximum length of a text, or maximum number
 */
public record UserAttribute(String name, Type type, boolean required, boolean mutable, int min, int max) {
    public static final Schema KEYS = new Schema("An attribute of users in addition to the e-mail address.");

    /** The type of its values (AttributeDataType). */
    public enum Type {
        STRING,
        NUMBER
    }

    /** Standard attributes that a stack can declare; email always exists. */
    public static final Set<String> STANDARD = StandardAttributes.ALL.stream()
            .filter(name -> !name.equals("email") && !StandardAttributes.READ_ONLY.contains(name))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CUSTOM = "custom:";

    public static final TextPattern NAME = KEYS.pattern(
            "(?:custom:[A-Za-z0-9_-]{1,20}|" + String.join("|", new java.util.TreeSet<>(STANDARD)) + ")",
            "attribute-name",
            "must be a standard attribute, or custom: followed by 1 to 20 letters, digits, hyphens or underscores",
            "write it like given_name or custom:tenant; email always exists");

    private static final Key<Boolean> REQUIRED = KEYS.flag("required")
            .describe("whether every user must have it; only for standard attributes")
            .source("Cognito, SchemaAttributeType")
            .withDefault(false);
    private static final Key<Type> TYPE = KEYS.choice("type", Type.class)
            .describe("the type of its values; only for custom attributes")
            .withDefault(Type.STRING);
    private static final Key<Boolean> MUTABLE = KEYS.flag("mutable")
            .describe("whether its value can change; only for custom attributes; cannot change once the pool exists")
            .withDefault(true);
    private static final Key<Integer> MIN = KEYS.integer("min", 0, Integer.MAX_VALUE)
            .describe("minimum length of a text, or minimum number; only for custom attributes")
            .withDefault(0);
    private static final Key<Optional<Integer>> MAX = KEYS.integer("max", 0, Integer.MAX_VALUE)
            .describe("maximum length of a text, or maximum number; only for custom attributes")
            .optional("2048 for a text, 2147483647 for a number");

    private static final Rule CUSTOM_REQUIRED = KEYS.rule(
            "attribute-required",
            "must be absent for a custom attribute: only standard attributes can be required",
            "delete required");
    private static final Rule NOT_FOR_STANDARD_ATTRIBUTE =
            KEYS.rule("attribute-fixed", "must be absent for a standard attribute, which Cognito defines", "delete it");
    private static final Rule ORDER = KEYS.rule("attribute-range", "must be <min> to <max>", "raise max, or lower min");

    private static final int MAX_LENGTH = 2048;

    /** The attributes that every user must have. */
    public static List<String> required(List<UserAttribute> attributes) {
        List<String> names = new ArrayList<>(List.of("email"));
        attributes.stream().filter(UserAttribute::required).forEach(each -> names.add(each.name()));
        return names;
    }

    /** Whether a pool with these attributes has one with this name. */
    public static boolean isKnown(String name, List<UserAttribute> attributes) {
        return (StandardAttributes.ALL.contains(name) && !name.equals("sub"))
                || attributes.stream().anyMatch(each -> each.name().equals(name));
    }

    public boolean isCustom() {
        return name.startsWith(CUSTOM);
    }

    /** The name in the schema of the pool: without {@code custom:}. */
    public String schemaName() {
        return isCustom() ? name.substring(CUSTOM.length()) : name;
    }

    public static UserAttribute read(String name, Section section) {
        boolean custom = name.startsWith(CUSTOM);
        Type type = section.get(TYPE);
        int min = section.get(MIN);
        int limit = type == Type.STRING ? MAX_LENGTH : Integer.MAX_VALUE;
        int max = section.get(MAX).orElse(limit);
        if (custom && section.get(REQUIRED)) {
            section.path(REQUIRED).report(CUSTOM_REQUIRED, "on");
        }
        if (max < min || max > limit) {
            section.path(MAX).report(ORDER, max, min, limit);
        }
        if (!custom) {
            for (Key<?> key : List.of(TYPE, MUTABLE, MIN, MAX)) {
                if (section.has(key)) {
                    section.path(key).report(NOT_FOR_STANDARD_ATTRIBUTE, name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return new UserAttribute(name, type, section.get(REQUIRED), section.get(MUTABLE), min, max);
    }
}
