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
 * Which of the API's scopes a user's access token may hold. This is the only place that decides it; {@code lambda/}'s
 * pre-token handler carries it out with the {@link #variables} made here.
 *
 * <ol>
 *   <li>The sign-in pages give what the client asks for, out of the client's own {@code scopes}: Cognito checks that.
 *   <li>A password sign-in (InitiateAuth) gives none of the API's scopes by itself. It gets those of {@code
 *       identity.passwordScopes} that the client names in its {@code scopes}.
 *   <li>A scope that names {@code groups} is taken out of every token of a user outside these groups, at each sign-in and
 *       at each refresh.
 * </ol>
 *
 * <p>A machine client has no user and no group: Cognito does not call a V2_0 trigger for client_credentials (DOC "Pre token
 * generation Lambda trigger"), so the client holds what its own {@code scopes} name.
 *
 * @param groups full name of a scope to the groups whose members may hold it
 * @param everyone full names of the scopes that each user gets at a password sign-in
 * @param members full names of the scopes that members get at a password sign-in, by group
 */
public record ScopeGrants(Map<String, List<String>> groups, List<String> everyone, Map<String, List<String>> members) {
    static final Schema KEYS = Schema.part();

    /** The environment variables of the pre-token handler. */
    private static final String GROUPS = "SCOPE_GROUPS";

    private static final String PASSWORD = "PASSWORD_SCOPES";

    /** Says that no scope is granted by group: a handler without the variable issues no token. */
    private static final String NONE = "none";

    private static final Rule TOO_LONG = KEYS.rule(
            "quota",
            "must fit the environment of the pre-token function together with the scopes' groups, <most> bytes for the"
                    + " full names of all",
            "name fewer, or shorten gatehouse:scopes.identifier");

    public ScopeGrants {
        groups = Map.copyOf(groups);
        everyone = List.copyOf(everyone);
        members = Map.copyOf(members);
    }

    public static ScopeGrants of(ScopeCatalogue catalogue, PasswordScopes passwordScopes, List<Client> clients) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        catalogue.groups().forEach((scope, names) -> groups.put(catalogue.expand(scope), names));
        PasswordScopes named = passwordScopes.namedBy(clients);
        Map<String, List<String>> members = new LinkedHashMap<>();
        named.groups().forEach((group, scopes) -> members.put(group, expand(catalogue, scopes)));
        return new ScopeGrants(groups, expand(catalogue, named.everyone()), members);
    }

    private static List<String> expand(ScopeCatalogue catalogue, List<String> scopes) {
        return scopes.stream().map(catalogue::expand).toList();
    }

    /**
     * What the pre-token handler reads: {@code SCOPE_GROUPS} holds {@code <group>=<scope>}, or {@code none}; {@code
     * PASSWORD_SCOPES} holds {@code =<scope>} for everyone and {@code <group>=<scope>} for members. Entries are separated
     * by blanks. Neither a scope nor a group may hold a blank, and no group an equals sign, so nothing needs escaping.
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

    /** Lambda takes no larger environment: both variables count. */
    public void checkSize(ConfigPath path) {
        int bytes = LambdaEnvironment.bytes(variables());
        if (bytes > LambdaEnvironment.MAX_BYTES) {
            path.report(TOO_LONG, bytes + " bytes", LambdaEnvironment.MAX_BYTES);
        }
    }
}
