package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
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
 * @param groups short name to the groups whose members may hold it; only scopes that are granted by group
 */
public record ScopeCatalogue(
        Optional<String> identifier, Map<String, String> descriptions, Map<String, List<String>> groups) {
    public static final Schema KEYS =
            new Schema("The API's own scopes: what a resource server declares.", ScopeGrants.KEYS);
    private static final Schema SCOPE = new Schema("One scope of the API. A plain text is its description.");

    /** Cognito's patterns (CreateResourceServer): no blank, quote or backslash, and no slash in a scope's name. */
    private static final TextPattern IDENTIFIER_FORM = KEYS.pattern(
            "[\\x21\\x23-\\x5B\\x5D-\\x7E]{0,255}[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]",
            "identifier-form",
            "must be 1 to 256 visible characters without blank, quote or backslash, and no slash at its end",
            "write it like https://api.example.com");

    private static final Key<Optional<String>> IDENTIFIER = KEYS.text("identifier", IDENTIFIER_FORM)
            .describe("what the scopes' full names begin with, by custom the API's address")
            .source("Cognito, CreateResourceServer; RFC 8707")
            .example("https://api.example.com")
            .optional("required, but beside gatehouse:issuer");

    private static final TextPattern NAME = KEYS.pattern(
            "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}",
            "scope-name",
            "must be named without blank, quote, slash or backslash",
            "write it like read or orders.read");

    private static final TextPattern DESCRIPTION_FORM = SCOPE.pattern(
            "[\\s\\S]{1,256}",
            "scope-description",
            "must have a description of 1 to 256 characters",
            "say what it allows");

    private static final Key<Optional<String>> DESCRIPTION = SCOPE.text("description", DESCRIPTION_FORM)
            .describe("what a person reads")
            .source("Cognito, ResourceServerScopeType")
            .example("Read access")
            .required("say what it allows");
    private static final Key<Optional<List<String>>> GROUPS = SCOPE.textList("groups", TextPattern.ANY, Limit.NONE)
            .describe(
                    "of gatehouse:identity.groups: no access token of another user carries the scope; needs the tier essentials")
            .source("Cognito, Pre token generation Lambda trigger, scopesToSuppress")
            .example(List.of("admin"))
            .optional("granted to each user of a client that names it");

    private static final Key<Optional<Map<String, Section>>> SCOPES = KEYS.sectionOrTextMap(
                    "scopes", "scope", NAME, SCOPE, DESCRIPTION, Limit.atMost(100, "merge some"))
            .describe("by short name, each with what a person reads; the name is used everywhere else")
            .source("Cognito, ResourceServerScopeType; Quotas in Amazon Cognito: 100 scopes a resource server")
            .exampleInYaml(Map.of("read", "Read access"))
            .required("write scopes: {read: Read access}");

    private static final Rule ISSUER = KEYS.rule(
            "identifier-issuer",
            "must name your API, not a user pool",
            "write the API's address; the issuer comes from the pool itself");
    private static final Rule TAKEN = KEYS.rule("scope-standard", "must not take a standard scope's name", "rename it");
    private static final Rule SCOPE_UNKNOWN = KEYS.rule(
            "scope-unknown", "must be scopes of gatehouse:scopes, by short name, or standard ones", "<nearest scope>");
    private static final Rule NO_GROUP =
            SCOPE.rule("scope-groups-none", "must name at least one group", "write groups: [admin], or delete groups");
    private static final Rule NO_POOL = SCOPE.rule(
            "scope-groups-pool",
            "must be absent beside <where the users are>, whose tokens this stack cannot change",
            "check the group in your function, or declare the user pool in this stack");
    public static final String NOT_USED_BY_ROUTE = KEYS.warning("no route asks for it");
    public static final String NOT_GRANTED_TO_CLIENT = KEYS.warning("routes ask for it, and no client may have it");

    /** Scopes that every user pool has (OpenID Connect, and Cognito's own for self-service). */
    public static final Set<String> STANDARD = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(
            List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")));

    public ScopeCatalogue {
        descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((scope, names) -> copy.put(scope, List.copyOf(names)));
        groups = Collections.unmodifiableMap(copy);
    }

    /** Whether the access tokens of users outside some group never carry it. */
    public boolean isGrantedByGroup(String name) {
        return groups.containsKey(name);
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
    public static Optional<ScopeCatalogue> read(Section section, boolean externalIssuer) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        section.get(SCOPES).orElse(Map.of()).forEach((name, scope) -> {
            descriptions.put(name, scope.get(DESCRIPTION).orElse(""));
            scope.get(GROUPS).ifPresent(names -> groups.put(name, names));
        });
        descriptions.keySet().stream()
                .filter(STANDARD::contains)
                .forEach(name -> section.path(SCOPES).key(name).report(TAKEN, name));
        Optional<String> identifier = section.get(IDENTIFIER);
        identifier
                .filter(ScopeCatalogue::isIssuer)
                .ifPresent(id -> section.path(IDENTIFIER).report(ISSUER, id));
        if (identifier.isEmpty() && !externalIssuer) {
            if (!section.has(IDENTIFIER)) {
                section.path(IDENTIFIER)
                        .report(Rule.MISSING, "nothing", "write the API's address, https://api.example.com");
            }
            return Optional.empty();
        }
        return Optional.of(new ScopeCatalogue(identifier, descriptions, groups));
    }

    /** Where the section grants scopes by group; empty where it grants none that way. */
    public static List<ConfigPath> groupPaths(Section section) {
        return section.get(SCOPES).orElse(Map.of()).values().stream()
                .filter(scope -> scope.get(GROUPS).isPresent())
                .map(scope -> scope.path(GROUPS))
                .toList();
    }

    /** What the groups must agree with in the rest of the stack. */
    public static void checkGroups(Section section, Identity identity, boolean externalIssuer) {
        section.get(SCOPES).orElse(Map.of()).values().forEach(scope -> {
            ConfigPath path = scope.path(GROUPS);
            scope.get(GROUPS).ifPresent(groups -> {
                String named = String.join(", ", groups);
                if (groups.isEmpty()) {
                    path.report(NO_GROUP, "none");
                }
                if (externalIssuer) {
                    path.report(NO_POOL, named, "gatehouse:issuer");
                } else {
                    identity.pool().ifPresent(pool -> path.report(NO_POOL, named, "gatehouse:identity.pool"));
                    for (int i = 0; i < groups.size(); i++) {
                        identity.checkGroup(groups.get(i), path.item(i));
                    }
                    identity.plan().requireEssentials(true, path, named);
                }
            });
        });
    }

    /** Reports a scope that does not exist at the place that names it. */
    public void checkScope(String scope, ConfigPath path) {
        if (!has(scope)) {
            List<String> names = new ArrayList<>(descriptions.keySet());
            names.addAll(STANDARD);
            path.report(
                    SCOPE_UNKNOWN, scope, NearestName.hint(scope, names, "known here: " + String.join(", ", names)));
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
