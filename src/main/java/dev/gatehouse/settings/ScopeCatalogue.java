package dev.gatehouse.settings;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The API's own scopes: what a resource server declares.
 *
 * @param identifier of the resource server, by custom the API's address; 1 to 256 characters
 * @param descriptions short name to what a person reads, 1 to 100 scopes
 */
public record ScopeCatalogue(String identifier, Map<String, String> descriptions) {
    /** Cognito's patterns (CreateResourceServer): no blank, quote or backslash, and no slash in a scope's name. */
    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,256}");

    private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}");
    private static final int MOST = 100;

    /** Scopes that every user pool has (OpenID Connect, and Cognito's own for self-service). */
    public static final Set<String> STANDARD = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(
            List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")));

    public ScopeCatalogue {
        descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
    }

    /** Whether {@code name} is one of ours or a standard one. */
    public boolean has(String name) {
        return isCustom(name) || STANDARD.contains(name);
    }

    public boolean isCustom(String name) {
        return descriptions.containsKey(name);
    }

    /** The scope as tokens carry it: {@code read} becomes {@code https://api.example.com/read}; standard ones stay. */
    public String expand(String name) {
        return isCustom(name) ? identifier + "/" + name : name;
    }

    static Optional<ScopeCatalogue> read(Section section) {
        Problems problems = section.problems();
        Optional<String> identifier =
                section.required("identifier", "write the API's address, https://api.example.com");
        Section scopes = section.section("scopes");
        Map<String, String> descriptions = scopes.texts();
        section.close();
        if (descriptions.isEmpty()) {
            problems.add(
                    "missing", section.path("scopes"), "needs a scope", "none", "write scopes: {read: Read access}");
        }
        if (descriptions.size() > MOST) {
            problems.add("quota", section.path("scopes"), "must be at most " + MOST, descriptions.size(), "merge some");
        }
        descriptions.forEach((name, description) -> check(scopes, name, description));
        if (identifier.isEmpty()) {
            return Optional.empty();
        }
        String id = identifier.get();
        if (!IDENTIFIER.matcher(id).matches() || id.endsWith("/")) {
            problems.add(
                    "identifier-form",
                    section.path("identifier"),
                    "must be 1 to 256 visible characters without blank, quote or backslash, and no slash at its end",
                    id,
                    "write it like https://api.example.com");
            return Optional.empty();
        }
        if (isIssuer(id)) {
            problems.add(
                    "identifier-issuer",
                    section.path("identifier"),
                    "must name your API, not a user pool",
                    id,
                    "write the API's address; the issuer comes from the pool itself");
        }
        return Optional.of(new ScopeCatalogue(id, descriptions));
    }

    private static boolean isIssuer(String id) {
        try {
            String host = URI.create(id).getHost();
            return host != null && host.startsWith("cognito-idp.");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void check(Section scopes, String name, String description) {
        if (!NAME.matcher(name).matches()) {
            scopes.problems()
                    .add(
                            "scope-name",
                            scopes.path(name),
                            "must be named without blank, quote, slash or backslash",
                            name,
                            "write it like read or orders.read");
        }
        if (STANDARD.contains(name)) {
            scopes.problems()
                    .add(
                            "scope-standard",
                            scopes.path(name),
                            "must not take a standard scope's name",
                            name,
                            "rename it");
        }
        if (description.isEmpty() || description.length() > 256) {
            scopes.problems()
                    .add(
                            "scope-description",
                            scopes.path(name),
                            "must have a description of 1 to 256 characters",
                            description,
                            "say what it allows");
        }
    }
}
