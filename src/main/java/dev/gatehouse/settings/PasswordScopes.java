package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API's scopes that an access token gets at a password sign-in, which itself gives none of them.
 *
 * @param everyone short names, for each user
 * @param groups short names by group, for its members beside those of everyone
 */
public record PasswordScopes(List<String> everyone, Map<String, List<String>> groups) {
    static final Shape KEYS = new Shape(
            "The API's scopes that an access token gets at a password sign-in, which itself gives none of them.");

    public static final PasswordScopes NONE = new PasswordScopes(List.of(), Map.of());

    /** Lambda's quota for all variables of a function, in bytes (Lambda quotas), less the name of ours. */
    static final int VARIABLE = 4 * 1024 - "PASSWORD_SCOPES".length();

    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private static final Key<List<String>> EVERYONE = KEYS.texts("everyone", Form.ANY, Limit.NONE)
            .says("short names of gatehouse:scopes, for each user")
            .like(List.of("read", "write"))
            .orEmpty();
    private static final Key<Map<String, List<String>>> GROUPS = KEYS.textLists("groups", Form.ANY, Form.ANY)
            .says("short names for the members of a group, by its name, beside those of everyone")
            .like(Map.of("admin", List.of("admin")))
            .orEmpty();

    private static final Rule TRIGGER = KEYS.rule(
            "password-scopes-trigger",
            "needs the handler in lambda/ before tokens are made: it is what adds them",
            "write triggers: {preToken: function}");
    private static final Rule SCOPE_UNKNOWN =
            KEYS.rule("scope-unknown", "must be scopes of gatehouse:scopes, by short name", "<nearest scope>");
    private static final Rule TOO_LONG = KEYS.rule(
            "quota",
            "must fit a variable of the function, <most> characters with their full names",
            "name fewer, or shorten gatehouse:scopes.identifier");
    private static final Rule LOOKS_ALIKE = KEYS.rule(
            "password-scopes-client",
            "must not have " + SELF_SERVICE + " beside identity.passwordScopes: on refresh, a session that asked for it"
                    + " alone could not be told from one by password",
            "delete it there; a password sign-in has it by itself");
    private static final String NOBODY = KEYS.warning("no client has passwordSignIn, so nobody gets them");

    public PasswordScopes {
        everyone = List.copyOf(everyone);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((group, scopes) -> copy.put(group, List.copyOf(scopes)));
        groups = Collections.unmodifiableMap(copy);
    }

    static PasswordScopes read(Section section) {
        return new PasswordScopes(section.get(EVERYONE), section.get(GROUPS));
    }

    public boolean isNone() {
        return everyone.isEmpty() && groups.values().stream().allMatch(List::isEmpty);
    }

    /**
     * What the pre-token handler reads: {@code =<scope>} for everyone and {@code <group>=<scope>} for members, separated
     * by blanks. Neither a scope nor a group may hold a blank, and no group an equals sign, so nothing needs escaping.
     */
    public String asVariable(ScopeCatalogue catalogue) {
        List<String> entries = new ArrayList<>();
        everyone.forEach(scope -> entries.add("=" + catalogue.expand(scope)));
        groups.forEach((group, scopes) -> scopes.forEach(scope -> entries.add(group + "=" + catalogue.expand(scope))));
        return String.join(" ", entries);
    }

    void checkTrigger(Triggers triggers, Place place) {
        if (!isNone() && !triggers.hasOurPreToken()) {
            place.report(TRIGGER, triggers.preToken().isPresent() ? "another function" : "no triggers.preToken");
        }
    }

    /** What they must agree with in the rest of the stack. */
    void check(Identity identity, Optional<ScopeCatalogue> scopes, List<Client> clients, Place place) {
        if (isNone()) {
            return;
        }
        groups.keySet()
                .forEach(group -> identity.known(group, place.key(GROUPS.name()).key(group)));
        scopes.ifPresent(catalogue -> check(catalogue, place));
        // At a refresh the handler knows a password session by its scopes: this one, and nothing but what it added.
        clients.stream()
                .filter(client -> client.kind().hasUsers() && client.scopes().contains(SELF_SERVICE))
                .forEach(client -> new Place("gatehouse:clients." + client.name() + ".scopes", place.problems())
                        .report(LOOKS_ALIKE, SELF_SERVICE));
        if (clients.stream().noneMatch(Client::passwordSignIn)) {
            place.warn(NOBODY);
        }
    }

    private void check(ScopeCatalogue catalogue, Place place) {
        own(everyone, catalogue, place.key(EVERYONE.name()));
        groups.forEach(
                (group, names) -> own(names, catalogue, place.key(GROUPS.name()).key(group)));
        int size = asVariable(catalogue).length();
        if (size > VARIABLE) {
            place.report(TOO_LONG, size, VARIABLE);
        }
    }

    /** No standard scope: openid is what tells a session of the sign-in pages from one by password. */
    private static void own(List<String> names, ScopeCatalogue catalogue, Place place) {
        List<String> known = List.copyOf(catalogue.descriptions().keySet());
        names.stream()
                .filter(name -> !catalogue.isCustom(name))
                .forEach(name -> place.report(
                        SCOPE_UNKNOWN, name, Nearest.hint(name, known, "known here: " + String.join(", ", known))));
    }
}
