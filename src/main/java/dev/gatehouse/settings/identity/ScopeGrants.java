package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.aws.LambdaEnvironment;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which of the API's scopes a user's access token can contain. The pre-token handler in {@code lambda/} applies the
 * decision; it reads the {@link #variables}.
 *
 * <ol>
 *   <li>At the sign-in pages a client can request the scopes in its {@code scopes}: Cognito checks this.
 *   <li>Cognito adds none of the API's scopes at a password sign-in (InitiateAuth). The handler adds those of {@code
 *       identity.passwordScopes} that the client has in its {@code scopes}.
 *   <li>A scope with {@code groups} is removed from every token of a user outside these groups, at each sign-in and each
 *       refresh.
 * </ol>
 *
 * <p>A machine client has no user and no group: Cognito does not call a V2_0 trigger for client_credentials (DOC "Pre token
 * generation Lambda trigger"), so its tokens contain the scopes that it requests from its {@code scopes}.
 *
 * @param groups the groups whose members can have a scope, by the full name of the scope
 * @param everyone full names of the scopes that every user gets at a password sign-in
 * @param members full names of the scopes that members get at a password sign-in, by group
 */
public record ScopeGrants(Map<String, List<String>> groups, List<String> everyone, Map<String, List<String>> members) {
    static final Schema KEYS = Schema.part();

    /** The environment variables of the pre-token handler. */
    private static final String GROUPS = "SCOPE_GROUPS";

    private static final String PASSWORD = "PASSWORD_SCOPES";

    /** The value if no scope is granted by group: without the variable, the handler does not issue tokens. */
    private static final String NONE = "none";

    private static final Rule TOO_LONG = KEYS.rule(
            "quota",
            "must fit into the environment of the pre-token function with the groups of scopes: at most <max> bytes for the"
                    + " full names",
            "use fewer scopes, or shorten gatehouse:scopes.identifier");

    public ScopeGrants {
        groups = Map.copyOf(groups);
        everyone = List.copyOf(everyone);
        members = Map.copyOf(members);
    }

    public static ScopeGrants of(ScopeCatalogue catalogue, PasswordScopes passwordScopes, List<Client> clients) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        catalogue.groups().forEach((scope, names) -> groups.put(catalogue.expand(scope), names));
        PasswordScopes named = passwordScopes.allowedFor(clients);
        Map<String, List<String>> members = new LinkedHashMap<>();
        named.groups().forEach((group, scopes) -> members.put(group, expand(catalogue, scopes)));
        return new ScopeGrants(groups, expand(catalogue, named.everyone()), members);
    }

    private static List<String> expand(ScopeCatalogue catalogue, List<String> scopes) {
        return scopes.stream().map(catalogue::expand).toList();
    }

    /**
     * The variables of the pre-token handler: {@code SCOPE_GROUPS} contains {@code <group>=<scope>}, or {@code none}; {@code
     * PASSWORD_SCOPES} contains {@code =<scope>} for everyone and {@code <group>=<scope>} for members. Entries are separated
     * by spaces. Scopes and groups contain no spaces, and groups contain no equals sign, so nothing needs escaping.
     */
    public Map<String, String> variables() {
        List<String> granted = new ArrayList<>();
        new TreeMap<>(groups).forEach((scope, names) -> names.forEach(group -> granted.add(group + "=" + scope)));
        List<String> added = new ArrayList<>();
        everyone.forEach(scope -> added.add("=" + scope));
        new TreeMap<>(members).forEach((group, scopes) -> scopes.forEach(scope -> added.add(group + "=" + scope)));
        Map<String, String> variables = new TreeMap<>();
        variables.put(GROUPS, granted.isEmpty() ? NONE : String.join(" ", granted));
        if (!added.isEmpty()) {
            variables.put(PASSWORD, String.join(" ", added));
        }
        return variables;
    }

    /** Checks the size of both variables together, which Lambda limits. */
    public void checkSize(ConfigPath path) {
        int bytes = LambdaEnvironment.bytes(variables());
        if (bytes > LambdaEnvironment.MAX_BYTES) {
            path.report(TOO_LONG, bytes + " bytes", LambdaEnvironment.MAX_BYTES);
        }
    }
}
