package dev.gatehouse.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API's own scopes: what a resource server declares.
 *
 * @param identifier of the resource server, by custom the API's address; 1 to 256 characters; absent where another
 *     issuer's tokens carry the short names
 * @param descriptions short name to what a person reads, 1 to 100 scopes
 */
public record ScopeCatalogue(Optional<String> identifier, Map<String, String> descriptions) {
    static final Shape KEYS = new Shape("The API's own scopes: what a resource server declares.");

    /** Cognito's patterns (CreateResourceServer): no blank, quote or backslash, and no slash in a scope's name. */
    private static final Form IDENTIFIER_FORM = KEYS.form(
            "[\\x21\\x23-\\x5B\\x5D-\\x7E]{0,255}[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]",
            "identifier-form",
            "must be 1 to 256 visible characters without blank, quote or backslash, and no slash at its end",
            "write it like https://api.example.com");

    private static final Key<Optional<String>> IDENTIFIER = KEYS.text("identifier", IDENTIFIER_FORM)
            .says("what the scopes' full names begin with, by custom the API's address")
            .from("Cognito, CreateResourceServer; RFC 8707")
            .like("https://api.example.com")
            .optional("required, but beside gatehouse:issuer");

    private static final Form NAME = KEYS.form(
            "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}",
            "scope-name",
            "must be named without blank, quote, slash or backslash",
            "write it like read or orders.read");

    private static final Form DESCRIPTION = KEYS.form(
            "[\\s\\S]{1,256}",
            "scope-description",
            "must have a description of 1 to 256 characters",
            "say what it allows");

    private static final Key<Optional<Map<String, String>>> SCOPES = KEYS.textMap(
                    "scopes", NAME, DESCRIPTION, Limit.atMost(100, "merge some"))
            .says("by short name, each with what a person reads; the name is used everywhere else")
            .from("Cognito, ResourceServerScopeType; Quotas in Amazon Cognito: 100 scopes a resource server")
            .like(Map.of("read", "Read access"))
            .required("write scopes: {read: Read access}");

    private static final Rule ISSUER = KEYS.rule(
            "identifier-issuer",
            "must name your API, not a user pool",
            "write the API's address; the issuer comes from the pool itself");
    private static final Rule TAKEN = KEYS.rule("scope-standard", "must not take a standard scope's name", "rename it");
    private static final Rule SCOPE_UNKNOWN = KEYS.rule(
            "scope-unknown", "must be scopes of gatehouse:scopes, by short name, or standard ones", "<nearest scope>");
    static final String NOT_ASKED_FOR = KEYS.warning("no route asks for it");
    static final String NOBODY_MAY_HAVE = KEYS.warning("routes ask for it, and no client may have it");

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
        return isCustom(name) ? identifier.map(prefix -> prefix + "/" + name).orElse(name) : name;
    }

    /** @param foreign whether tokens come from another issuer, which has no resource server */
    static Optional<ScopeCatalogue> read(Section section, boolean foreign) {
        Map<String, String> descriptions = section.get(SCOPES).orElse(Map.of());
        descriptions.keySet().stream()
                .filter(STANDARD::contains)
                .forEach(name -> section.at(SCOPES).key(name).report(TAKEN, name));
        Optional<String> identifier = section.get(IDENTIFIER);
        identifier
                .filter(ScopeCatalogue::isIssuer)
                .ifPresent(id -> section.at(IDENTIFIER).report(ISSUER, id));
        if (identifier.isEmpty() && !foreign) {
            if (!section.has(IDENTIFIER)) {
                section.at(IDENTIFIER)
                        .report(Rule.MISSING, "nothing", "write the API's address, https://api.example.com");
            }
            return Optional.empty();
        }
        return Optional.of(new ScopeCatalogue(identifier, descriptions));
    }

    /** Reports a scope that does not exist at the place that names it. */
    void known(String scope, Place place) {
        if (!has(scope)) {
            List<String> names = new ArrayList<>(descriptions.keySet());
            names.addAll(STANDARD);
            place.report(SCOPE_UNKNOWN, scope, Nearest.hint(scope, names, "known here: " + String.join(", ", names)));
        }
    }

    private static boolean isIssuer(String id) {
        try {
            String host = URI.create(id).getHost();
            return host != null && host.startsWith("cognito-idp.");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
