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
 * An attribute of users beside the e-mail address, which every pool here has.
 *
 * @param name a standard one (OpenID Connect Core section 5.1), or {@code custom:} and a name of at most 20 characters
 * @param required whether nobody signs up without it; standard ones alone
 * @param mutable whether it may change; of custom ones alone, fixed when the pool is made
 * @param min least length of a text, or least number
 * @param max greatest length of a text, or greatest number
 */
public record UserAttribute(String name, Type type, boolean required, boolean mutable, int min, int max) {
    public static final Schema KEYS = new Schema("An attribute of users beside the e-mail address.");

    /** Of its values (AttributeDataType). */
    public enum Type {
        STRING,
        NUMBER
    }

    /** Standard attributes that a pool may ask for; email is there always. */
    public static final Set<String> STANDARD = StandardAttributes.ALL.stream()
            .filter(name -> !name.equals("email") && !StandardAttributes.READ_ONLY.contains(name))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CUSTOM = "custom:";

    public static final TextPattern NAME = KEYS.pattern(
            "(?:custom:[A-Za-z0-9_-]{1,20}|" + String.join("|", new java.util.TreeSet<>(STANDARD)) + ")",
            "attribute-name",
            "must be a standard attribute, or custom: and 1 to 20 letters, digits, hyphens or underscores",
            "write it like given_name or custom:tenant; email is there always");

    private static final Key<Boolean> REQUIRED = KEYS.flag("required")
            .describe("whether nobody signs up without it; standard attributes alone")
            .source("Cognito, SchemaAttributeType")
            .withDefault(false);
    private static final Key<Type> TYPE = KEYS.choice("type", Type.class)
            .describe("of its values; of custom attributes alone")
            .withDefault(Type.STRING);
    private static final Key<Boolean> MUTABLE = KEYS.flag("mutable")
            .describe("whether it may change; of custom attributes alone, and fixed once the pool exists")
            .withDefault(true);
    private static final Key<Integer> MIN = KEYS.integer("min", 0, Integer.MAX_VALUE)
            .describe("least length of a text, or least number; of custom attributes alone")
            .withDefault(0);
    private static final Key<Optional<Integer>> MAX = KEYS.integer("max", 0, Integer.MAX_VALUE)
            .describe("greatest length of a text, or greatest number; of custom attributes alone")
            .optional("2048 for a text, 2147483647 for a number");

    private static final Rule CUSTOM_REQUIRED = KEYS.rule(
            "attribute-required",
            "must not be required: Cognito requires standard attributes alone",
            "delete required");
    private static final Rule FIXED = KEYS.rule(
            "attribute-fixed", "must not be written for a standard attribute, which Cognito defines", "delete it");
    private static final Rule ORDER =
            KEYS.rule("attribute-range", "must be <least> to <most>", "raise max, or lower min");

    private static final int LONGEST = 2048;

    /** What nobody signs up without. */
    public static List<String> required(List<UserAttribute> attributes) {
        List<String> names = new ArrayList<>(List.of("email"));
        attributes.stream().filter(UserAttribute::required).forEach(each -> names.add(each.name()));
        return names;
    }

    /** Whether a pool with these has an attribute of this name. */
    public static boolean isKnown(String name, List<UserAttribute> attributes) {
        return (StandardAttributes.ALL.contains(name) && !name.equals("sub"))
                || attributes.stream().anyMatch(each -> each.name().equals(name));
    }

    public boolean isCustom() {
        return name.startsWith(CUSTOM);
    }

    /** As a schema names it: without {@code custom:}. */
    public String schemaName() {
        return isCustom() ? name.substring(CUSTOM.length()) : name;
    }

    public static UserAttribute read(String name, Section section) {
        boolean custom = name.startsWith(CUSTOM);
        Type type = section.get(TYPE);
        int min = section.get(MIN);
        int most = type == Type.STRING ? LONGEST : Integer.MAX_VALUE;
        int max = section.get(MAX).orElse(most);
        if (custom && section.get(REQUIRED)) {
            section.path(REQUIRED).report(CUSTOM_REQUIRED, "on");
        }
        if (max < min || max > most) {
            section.path(MAX).report(ORDER, max, min, most);
        }
        if (!custom) {
            for (Key<?> key : List.of(TYPE, MUTABLE, MIN, MAX)) {
                if (section.has(key)) {
                    section.path(key).report(FIXED, name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return new UserAttribute(name, type, section.get(REQUIRED), section.get(MUTABLE), min, max);
    }
}
