package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's scopes that an access token gets at a password sign-in, which itself gives none of them. {@link ScopeGrants}
 * says which of them a user of a client gets.
 *
 * @param everyone short names, for each user
 * @param groups short names by group, for its members beside those of everyone
 */
public record PasswordScopes(List<String> everyone, Map<String, List<String>> groups) {
    static final Schema KEYS = new Schema(
            "The API's scopes that an access token gets at a password sign-in, which itself gives none of them.");

    public static final PasswordScopes NONE = new PasswordScopes(List.of(), Map.of());

    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Key<List<String>> EVERYONE = KEYS.textList("everyone", TextPattern.ANY, Limit.NONE)
            .describe("short names of gatehouse:scopes, for each user who may hold them, where the client names them")
            .example(List.of("read", "write"))
            .emptyByDefault();
    private static final Key<Map<String, List<String>>> GROUPS = KEYS.textListMap(
                    "groups", TextPattern.ANY, TextPattern.ANY)
            .describe(
                    "short names for the members of a group, by its name, beside those of everyone, where the client names"
                            + " them")
            .example(Map.of("admin", List.of("admin")))
            .emptyByDefault();

    private static final Rule TRIGGER = KEYS.rule(
            "password-scopes-trigger",
            "needs the handler in lambda/ before tokens are made: it is what adds them",
            "write triggers: {preToken: function}");
    private static final Rule SCOPE_UNKNOWN =
            KEYS.rule("scope-unknown", "must be scopes of gatehouse:scopes, by short name", "<nearest scope>");
    private static final Rule OTHER_GROUPS = KEYS.rule(
            "password-scopes-groups",
            "must not name a scope that gatehouse:scopes grants to other groups",
            "add the group to groups of that scope, or delete the scope here");
    private static final Rule DIFFER = KEYS.rule(
            "password-scopes-differ",
            "must name a scope of identity.passwordScopes as <another client> does: Cognito tells the pre-token function"
                    + " nothing of a client's scopes, so all clients with passwordSignIn name it, or none does",
            "add it here, or delete it there");
    private static final Rule LOOKS_ALIKE = KEYS.rule(
            "password-scopes-client",
            "must not have " + SELF_SERVICE + " beside identity.passwordScopes: on refresh, a session that asked for it"
                    + " alone could not be told from one by password",
            "delete it there; a password sign-in has it by itself");
    private static final String NOBODY = KEYS.warning("no client has passwordSignIn, so nobody gets them");
    private static final String UNNAMED =
            KEYS.warning("no client with passwordSignIn names this scope in its scopes, so no token gets it");

    public PasswordScopes {
        everyone = List.copyOf(everyone);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((group, scopes) -> copy.put(group, List.copyOf(scopes)));
        groups = Collections.unmodifiableMap(copy);
    }

    static PasswordScopes read(Section section) {
        return new PasswordScopes(section.get(EVERYONE), section.get(GROUPS));
    }

    public boolean isEmpty() {
        return everyone.isEmpty() && groups.values().stream().allMatch(List::isEmpty);
    }

    /**
     * Those that every client with password sign-in names in its {@code scopes}; of an accepted stack these clients agree.
     */
    PasswordScopes namedBy(List<Client> clients) {
        List<Client> senders = clients.stream().filter(Client::passwordSignIn).toList();
        Map<String, List<String>> members = new LinkedHashMap<>();
        groups.forEach((group, scopes) -> members.put(group, named(scopes, senders)));
        return new PasswordScopes(named(everyone, senders), members);
    }

    private static List<String> named(List<String> scopes, List<Client> senders) {
        return scopes.stream()
                .filter(scope -> !senders.isEmpty()
                        && senders.stream().allMatch(client -> client.scopes().contains(scope)))
                .toList();
    }

    void checkTrigger(LambdaTriggers triggers, ConfigPath path) {
        if (!isEmpty() && !triggers.hasBuiltInPreToken()) {
            path.report(TRIGGER, triggers.preToken().isPresent() ? "another function" : "no triggers.preToken");
        }
    }

    /** What they must agree with in the rest of the stack. */
    public void check(Identity identity, Optional<ScopeCatalogue> scopes, List<Client> clients, ConfigPath path) {
        if (isEmpty()) {
            return;
        }
        groups.keySet()
                .forEach(group -> identity.checkGroup(group, path.key(GROUPS.name()).key(group)));
        scopes.ifPresent(catalogue -> check(catalogue, identity, path));
        // At a refresh the handler knows a password session by its scopes: this one, and nothing but what it added.
        clients.stream()
                .filter(client -> client.kind().hasUsers() && client.scopes().contains(SELF_SERVICE))
                .forEach(client -> new ConfigPath("gatehouse:clients." + client.name() + ".scopes", path.problems())
                        .report(LOOKS_ALIKE, SELF_SERVICE));
        List<Client> senders = clients.stream().filter(Client::passwordSignIn).toList();
        if (senders.isEmpty()) {
            path.warn(NOBODY);
        } else {
            scopes.ifPresent(catalogue -> checkSenders(catalogue, senders, path));
        }
    }

    /** The clients that send passwords name the same of these scopes, since the handler cannot tell them apart. */
    private void checkSenders(ScopeCatalogue catalogue, List<Client> senders, ConfigPath path) {
        Map<String, ConfigPath> paths = new LinkedHashMap<>();
        groups.forEach((group, scopes) -> scopes.forEach(
                scope -> paths.put(scope, path.key(GROUPS.name()).key(group))));
        everyone.forEach(scope -> paths.put(scope, path.key(EVERYONE.name())));
        paths.keySet().removeIf(scope -> !catalogue.isCustom(scope));
        paths.forEach((scope, at) -> {
            Optional<Client> names = senders.stream()
                    .filter(client -> client.scopes().contains(scope))
                    .findFirst();
            if (names.isEmpty()) {
                at.key(scope).warn(UNNAMED);
                return;
            }
            senders.stream()
                    .filter(client -> !client.scopes().contains(scope))
                    .forEach(
                            client -> new ConfigPath("gatehouse:clients." + client.name() + ".scopes", path.problems())
                                    .report(DIFFER, "no " + scope, names.get().name()));
        });
    }

    private void check(ScopeCatalogue catalogue, Identity identity, ConfigPath path) {
        own(everyone, catalogue, path.key(EVERYONE.name()));
        groups.forEach(
                (group, names) -> own(names, catalogue, path.key(GROUPS.name()).key(group)));
        groups.forEach((group, names) -> names.stream()
                .filter(scope -> identity.groups().contains(group)
                        && catalogue.isGrantedByGroup(scope)
                        && !catalogue.groups().getOrDefault(scope, List.of()).contains(group))
                .forEach(scope -> path.key(GROUPS.name()).key(group).report(OTHER_GROUPS, scope)));
    }

    /** No standard scope: openid is what tells a session of the sign-in pages from one by password. */
    private static void own(List<String> names, ScopeCatalogue catalogue, ConfigPath path) {
        List<String> known = List.copyOf(catalogue.descriptions().keySet());
        names.stream()
                .filter(name -> !catalogue.isCustom(name))
                .forEach(name -> path.report(
                        SCOPE_UNKNOWN, name, NearestName.hint(name, known, "known here: " + String.join(", ", known))));
    }
}
