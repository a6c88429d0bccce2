package dev.gatehouse.local.state;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The attributes of the users of a user pool: standard attributes and declared ones.
 *
 * @param attributes by name; custom attributes have the prefix {@code custom:}
 * @param aliases alias attributes: users can sign in with them in addition to the user name
 * @param verifiedFirst attributes that keep their old value until the new one is verified
 *     ({@code AttributesRequireVerificationBeforeUpdate})
 */
public record UserSchema(Map<String, Attribute> attributes, Set<String> aliases, Set<String> verifiedFirst) {
    private static final int MAX_LENGTH = 2048;

    /** Standard attributes that are mutable strings of at most 2048 characters. DOC "Working with user attributes". */
    private static final List<String> STRINGS = List.of(
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
     * @param min minimum length of a string, or minimum number
     * @param max maximum length of a string, or maximum number
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

    /** The standard attributes; a declared attribute replaces the standard one of the same name. */
    public static UserSchema of(Collection<Attribute> declared, Set<String> aliases, Set<String> verifiedFirst) {
        Map<String, Attribute> all = new TreeMap<>();
        STRINGS.forEach(name -> all.put(name, new Attribute(name, Type.STRING, false, true, 0, MAX_LENGTH)));
        // DOC, same page: Cognito sets sub; a birthdate has ten characters; updated_at is a number of seconds.
        all.put("sub", new Attribute("sub", Type.STRING, true, false, 1, MAX_LENGTH));
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

    /** Sorted names of the attributes that a sign-up needs. */
    public List<String> required() {
        return attributes.values().stream()
                .filter(attribute -> attribute.required() && !attribute.name().equals("sub"))
                .map(Attribute::name)
                .sorted()
                .toList();
    }
}
