package dev.gatehouse.local.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The attributes that the users of a pool may have: the standard ones, and those that were declared.
 *
 * @param attributes by name; custom ones with {@code custom:} before it
 * @param aliases attributes that one may sign in with beside the user name
 * @param verifiedFirst attributes whose new value counts only once it is verified
 */
public record UserSchema(Map<String, Attribute> attributes, Set<String> aliases, Set<String> verifiedFirst) {
    private static final int LONGEST = 2048;

    /** DOC "Working with user attributes": the standard attributes, each a text that may change, at most 2048 long. */
    private static final List<String> TEXTS = List.of(
            "address",
            "email",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "website",
            "zoneinfo");

    /** Names of the standard attributes. */
    public static final Set<String> STANDARD =
            of(List.of(), Set.of(), Set.of()).attributes().keySet();

    public enum Type {
        STRING,
        NUMBER,
        BOOLEAN,
        DATE_TIME
    }

    /**
     * @param min least length of a text, or least number
     * @param max greatest length of a text, or greatest number
     */
    public record Attribute(String name, Type type, boolean required, boolean mutable, long min, long max) {
        public boolean isCustom() {
            return name.startsWith("custom:");
        }
    }

    public UserSchema {
        attributes = Map.copyOf(attributes);
        aliases = Set.copyOf(aliases);
        verifiedFirst = Set.copyOf(verifiedFirst);
    }

    /** The standard attributes, changed and completed by those that were declared. */
    public static UserSchema of(Collection<Attribute> declared, Set<String> aliases, Set<String> verifiedFirst) {
        Map<String, Attribute> all = new TreeMap<>();
        TEXTS.forEach(name -> all.put(name, new Attribute(name, Type.STRING, false, true, 0, LONGEST)));
        // DOC, same page: sub is Cognito's own; a birthdate has ten characters; updated_at is a number of seconds.
        all.put("sub", new Attribute("sub", Type.STRING, true, false, 1, LONGEST));
        all.put("birthdate", new Attribute("birthdate", Type.STRING, false, true, 10, 10));
        all.put("updated_at", new Attribute("updated_at", Type.NUMBER, false, true, 0, Long.MAX_VALUE));
        for (String flag : List.of("email_verified", "phone_number_verified")) {
            all.put(flag, new Attribute(flag, Type.BOOLEAN, false, true, 0, 0));
        }
        declared.forEach(attribute -> all.put(attribute.name(), attribute));
        return new UserSchema(all, aliases, verifiedFirst);
    }

    public Optional<Attribute> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    /** What a sign-up must bring, by name in order. */
    public List<String> required() {
        return attributes.values().stream()
                .filter(attribute -> attribute.required() && !attribute.name().equals("sub"))
                .map(Attribute::name)
                .sorted()
                .toList();
    }
}
