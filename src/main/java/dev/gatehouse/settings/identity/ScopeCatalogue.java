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
 * The scopes of the API, which a resource server declares.
 *
 * @param identifier of the resource server, usually the URL of the API; 1 to 256 characters; absent for an external issuer
 *     whose tokens contain the short names
 * @param descriptions of 1 to 100 scopes, by short name
 * @param groups the groups whose members can have a scope, by short name; only scopes that are granted by group
 */
public record ScopeCatalogue(
        Optional<String> identifier, Map<String, String> descriptions, Map<String, List<String>> groups) {
    public static final Schema KEYS =
            new Schema("The scopes of the API, which a resource server declares.", ScopeGrants.KEYS);
    private static final Schema SCOPE = new Schema("A scope of the API. A plain text is its description.");

    /** Cognito's patterns (CreateResourceServer): no space, quote or backslash, and no slash in a scope's name. */
    private static final TextPattern IDENTIFIER_FORM = KEYS.pattern(
            "[\\x21\\x23-\\x5B\\x5D-\\x7E]{0,255}[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]",
            "identifier-form",
            "must be 1 to 256 visible characters without space, quote or backslash, and must not end with a slash",
            "write it like https://api.example.com");

    private static final Key<Optional<String>> IDENTIFIER = KEYS.text("identifier", IDENTIFIER_FORM)
            .describe("the prefix of full scope names, usually the URL of the API")
            .source("Cognito, CreateResourceServer; RFC 8707")
            .example("https://api.example.com")
            .optional("required, unless gatehouse:issuer is set");

    private static final TextPattern NAME = KEYS.pattern(
            "[\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]{1,256}",
            "scope-name",
            "must have a name without space, quote, slash or backslash",
            "write it like read or orders.read");

    private static final TextPattern DESCRIPTION_FORM = SCOPE.pattern(
            "[\\s\\S]{1,256}",
            "scope-description",
            "must have a description of 1 to 256 characters",
            "write what the scope allows");

    private static final Key<Optional<String>> DESCRIPTION = SCOPE.text("description", DESCRIPTION_FORM)
            .describe("the description that people read")
            .source("Cognito, ResourceServerScopeType")
            .example("Read access")
            .required("write what the scope allows");
    private static final Key<Optional<List<String>>> GROUPS = SCOPE.textList("groups", TextPattern.ANY, Limit.NONE)
            .describe(
                    "groups of gatehouse:identity; only their members' tokens contain the scope; needs the tier essentials")
            .source("Cognito, Pre token generation Lambda trigger, scopesToSuppress")
            .example(List.of("admin"))
            .optional("every user of a client with this scope");

    private static final Key<Optional<Map<String, Section>>> SCOPES = KEYS.sectionOrTextMap(
                    "scopes", "scope", NAME, SCOPE, DESCRIPTION, Limit.atMost(100, "merge some"))
            .describe("scopes by short name, each with its description; other settings use the short name")
            .source("Cognito, ResourceServerScopeType; Quotas in Amazon Cognito: 100 scopes a resource server")
            .exampleInYaml(Map.of("read", "Read access"))
            .required("write scopes: {read: Read access}");

    private static final Rule ISSUER =
            KEYS.rule("identifier-issuer", "must name your API, not a user pool", "write the URL of the API");
    private static final Rule STANDARD_NAME =
            KEYS.rule("scope-standard", "must not have the name of a standard scope", "rename it");
    private static final Rule SCOPE_UNKNOWN = KEYS.rule(
            "scope-unknown", "must be scopes of gatehouse:scopes, by short name, or standard ones", "<nearest scope>");
    private static final Rule NO_GROUP =
            SCOPE.rule("scope-groups-none", "must name at least one group", "write groups: [admin], or delete groups");
    private static final Rule NO_POOL = SCOPE.rule(
            "scope-groups-pool",
            "must be absent with <the setting>, whose tokens this stack cannot change",
            "check the group in your function, or declare the user pool in this stack");
    public static final String NOT_USED_BY_ROUTE = KEYS.warning("no route uses this scope");
    public static final String NOT_GRANTED_TO_CLIENT = KEYS.warning("routes need this scope, but no client has it");

    /** The standard scopes of every user pool (OpenID Connect, and Cognito's scope for self-service). */
    public static final Set<String> STANDARD = Collections.unmodifiableSet(new java.util.LinkedHashSet<>(
            List.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin")));

    public ScopeCatalogue {
        descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((scope, names) -> copy.put(scope, List.copyOf(names)));
        groups = Collections.unmodifiableMap(copy);
    }

    /** Whether only members of certain groups can have the scope. */
    public boolean isGrantedByGroup(String name) {
        return groups.containsKey(name);
    }

    /** Whether {@code name} is one of the API's scopes or a standard scope. */
    public boolean contains(String name) {
        return isCustom(name) || STANDARD.contains(name);
    }

    public boolean isCustom(String name) {
        return descriptions.containsKey(name);
    }

    /** The full name of the scope, as tokens contain it: {@code read} becomes {@code https://api.example.com/read}; standard scopes are unchanged. */
    public String expand(String name) {
        return isCustom(name) ? identifier.map(prefix -> prefix + "/" + name).orElse(name) : name;
    }

    /** The full name of each scope by its short name. */
    public Map<String, String> fullNames() {
        Map<String, String> names = new LinkedHashMap<>();
        descriptions.keySet().forEach(name -> names.put(name, expand(name)));
        return names;
    }

    /** @param externalIssuer whether tokens come from an external issuer, which has no resource server */
    public static Optional<ScopeCatalogue> read(Section section, boolean externalIssuer) {
        Map<String, String> descriptions = new LinkedHashMap<>();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        section.get(SCOPES).orElse(Map.of()).forEach((name, scope) -> {
            descriptions.put(name, scope.get(DESCRIPTION).orElse(""));
            scope.get(GROUPS).ifPresent(names -> groups.put(name, names));
        });
        descriptions.keySet().stream()
                .filter(STANDARD::contains)
                .forEach(name -> section.path(SCOPES).key(name).report(STANDARD_NAME, name));
        Optional<String> identifier = section.get(IDENTIFIER);
        identifier
                .filter(ScopeCatalogue::isIssuer)
                .ifPresent(id -> section.path(IDENTIFIER).report(ISSUER, id));
        if (identifier.isEmpty() && !externalIssuer) {
            if (!section.has(IDENTIFIER)) {
                section.path(IDENTIFIER)
                        .report(Rule.MISSING, "nothing", "write the URL of the API, https://api.example.com");
            }
            return Optional.empty();
        }
        return Optional.of(new ScopeCatalogue(identifier, descriptions, groups));
    }

    /** The paths of the {@code groups} of scopes; empty if no scope is granted by group. */
    public static List<ConfigPath> groupPaths(Section section) {
        return section.get(SCOPES).orElse(Map.of()).values().stream()
                .filter(scope -> scope.get(GROUPS).isPresent())
                .map(scope -> scope.path(GROUPS))
                .toList();
    }

    /**
     * Reports groups of scopes in a component that does not declare the user pool.
     *
     * @param setting what has the tokens, in the report
     */
    public static void rejectGroups(Section section, String setting) {
        section.get(SCOPES)
                .orElse(Map.of())
                .values()
                .forEach(scope -> scope.get(GROUPS)
                        .ifPresent(groups -> scope.path(GROUPS).report(NO_POOL, String.join(", ", groups), setting)));
    }

    /** Checks the groups of scopes against the rest of the stack. */
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

    /** Reports a scope that does not exist, at the path that refers to it. */
    public void checkScope(String scope, ConfigPath path) {
        if (!contains(scope)) {
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
