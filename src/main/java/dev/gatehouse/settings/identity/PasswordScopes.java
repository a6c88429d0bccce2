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
 * The API's scopes that are added to access tokens of a password sign-in, which otherwise contain none of them. {@link
 * ScopeGrants} decides which of them a user of a client gets.
 *
 * @param everyone short names, for every user
 * @param groups short names by group, for its members in addition to those of everyone
 */
public record PasswordScopes(List<String> everyone, Map<String, List<String>> groups) {
    static final Schema KEYS = new Schema(
            "Scopes that are added to access tokens of a password sign-in, which otherwise contain none of the API's scopes.");

    public static final PasswordScopes NONE = new PasswordScopes(List.of(), Map.of());

    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Key<List<String>> EVERYONE = KEYS.textList("everyone", TextPattern.ANY, Limit.NONE)
            .describe("short names of gatehouse:scopes, for every user, if the client's scopes contain them")
            .example(List.of("read", "write"))
            .emptyByDefault();
    private static final Key<Map<String, List<String>>> GROUPS = KEYS.textListMap(
                    "groups", TextPattern.ANY, TextPattern.ANY)
            .describe(
                    "short names by group, for its members in addition to everyone, if the client's scopes contain them")
            .example(Map.of("admin", List.of("admin")))
            .emptyByDefault();

    private static final Rule TRIGGER = KEYS.rule(
            "password-scopes-trigger",
            "needs the pre token generation handler in lambda/, which adds the scopes",
            "write triggers: {preToken: function}");
    private static final Rule SCOPE_UNKNOWN =
            KEYS.rule("scope-unknown", "must be scopes of gatehouse:scopes, by short name", "<nearest scope>");
    private static final Rule GRANTED_TO_OTHER_GROUPS = KEYS.rule(
            "password-scopes-groups",
            "must not contain a scope that gatehouse:scopes grants to other groups",
            "add the group to the groups of that scope, or delete the scope here");
    private static final Rule CLIENTS_DISAGREE = KEYS.rule(
            "password-scopes-differ",
            "must contain the scope of identity.passwordScopes that <another client> contains: Cognito does not send a"
                    + " client's scopes to the pre-token function, so all clients with passwordSignIn must agree",
            "add it here, or delete it there");
    private static final Rule AMBIGUOUS_ON_REFRESH = KEYS.rule(
            "password-scopes-client",
            "must not contain " + SELF_SERVICE
                    + " with identity.passwordScopes: at a refresh, a session with only this scope"
                    + " looks like a session of a password sign-in",
            "delete it there; a password sign-in has this scope without it");
    private static final String NO_CLIENT = KEYS.warning("no client has passwordSignIn: the scopes are never added");
    private static final String NOT_IN_CLIENT =
            KEYS.warning("no client with passwordSignIn has this scope in its scopes: it is never added");

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
     * The scopes that all clients with password sign-in have in their {@code scopes}; in a valid stack these clients agree.
     */
    PasswordScopes allowedFor(List<Client> clients) {
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

    /** Checks these scopes against the rest of the stack. */
    public void check(Identity identity, Optional<ScopeCatalogue> scopes, List<Client> clients, ConfigPath path) {
        if (isEmpty()) {
            return;
        }
        groups.keySet()
                .forEach(group ->
                        identity.checkGroup(group, path.key(GROUPS.name()).key(group)));
        scopes.ifPresent(catalogue -> check(catalogue, identity, path));
        // At a refresh the handler recognizes a password session by its scopes: this one and those that it added.
        clients.stream()
                .filter(client -> client.kind().hasUsers() && client.scopes().contains(SELF_SERVICE))
                .forEach(client -> new ConfigPath("gatehouse:clients." + client.name() + ".scopes", path.problems())
                        .report(AMBIGUOUS_ON_REFRESH, SELF_SERVICE));
        List<Client> senders = clients.stream().filter(Client::passwordSignIn).toList();
        if (senders.isEmpty()) {
            path.warn(NO_CLIENT);
        } else {
            scopes.ifPresent(catalogue -> checkSenders(catalogue, senders, path));
        }
    }

    /** All clients with password sign-in must have the same of these scopes, because the handler does not know their scopes. */
    private void checkSenders(ScopeCatalogue catalogue, List<Client> senders, ConfigPath path) {
        Map<String, ConfigPath> paths = new LinkedHashMap<>();
        groups.forEach((group, scopes) ->
                scopes.forEach(scope -> paths.put(scope, path.key(GROUPS.name()).key(group))));
        everyone.forEach(scope -> paths.put(scope, path.key(EVERYONE.name())));
        paths.keySet().removeIf(scope -> !catalogue.isCustom(scope));
        paths.forEach((scope, at) -> {
            Optional<Client> withScope = senders.stream()
                    .filter(client -> client.scopes().contains(scope))
                    .findFirst();
            if (withScope.isEmpty()) {
                at.key(scope).warn(NOT_IN_CLIENT);
                return;
            }
            senders.stream()
                    .filter(client -> !client.scopes().contains(scope))
                    .forEach(client -> new ConfigPath("gatehouse:clients." + client.name() + ".scopes", path.problems())
                            .report(
                                    CLIENTS_DISAGREE,
                                    "no " + scope,
                                    withScope.get().name()));
        });
    }

    private void check(ScopeCatalogue catalogue, Identity identity, ConfigPath path) {
        checkCustom(everyone, catalogue, path.key(EVERYONE.name()));
        groups.forEach((group, names) ->
                checkCustom(names, catalogue, path.key(GROUPS.name()).key(group)));
        groups.forEach((group, names) -> names.stream()
                .filter(scope -> identity.groups().contains(group)
                        && catalogue.isGrantedByGroup(scope)
                        && !catalogue.groups().getOrDefault(scope, List.of()).contains(group))
                .forEach(scope -> path.key(GROUPS.name()).key(group).report(GRANTED_TO_OTHER_GROUPS, scope)));
    }

    /** Standard scopes are not allowed: openid distinguishes a session of the sign-in pages from a password session. */
    private static void checkCustom(List<String> names, ScopeCatalogue catalogue, ConfigPath path) {
        List<String> known = List.copyOf(catalogue.descriptions().keySet());
        names.stream()
                .filter(name -> !catalogue.isCustom(name))
                .forEach(name -> path.report(
                        SCOPE_UNKNOWN, name, NearestName.hint(name, known, "known here: " + String.join(", ", known))));
    }
}
