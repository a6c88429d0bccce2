package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What triggers and the scopes they add must agree with in the rest of the stack. */
final class TriggerRules {
    /** Lambda's quota for all variables of a function, in bytes (Lambda quotas), less the name of ours. */
    static final int VARIABLE = 4 * 1024 - "PASSWORD_SCOPES".length();

    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";
    private static final String SCOPES = "gatehouse:identity.passwordScopes";

    private TriggerRules() {}

    static void check(
            Identity identity, Optional<ScopeCatalogue> scopes, List<Client> clients, Where where, Problems problems) {
        identity.triggers().all().forEach((key, function) -> place(key, function, where, problems));
        PasswordScopes wanted = identity.triggers().passwordScopes();
        if (wanted.isNone()) {
            return;
        }
        wanted.groups().keySet().forEach(group -> group(group, identity.groups(), problems));
        scopes.ifPresent(catalogue -> scopes(wanted, catalogue, problems));
        clients.forEach(client -> client(client, problems));
        if (clients.stream().noneMatch(Client::passwordSignIn)) {
            problems.warn(SCOPES, "no client has passwordSignIn, so nobody gets them");
        }
    }

    /** @param local whether the stack is on this machine */
    record Where(Optional<String> region, boolean local) {}

    private static void place(String key, TriggerFunction function, Where where, Problems problems) {
        if (!(function instanceof TriggerFunction.Given given)) {
            return;
        }
        String path = "gatehouse:identity.triggers." + key;
        if (where.local()) {
            problems.add(
                    "trigger-local",
                    path,
                    "must be a function of this stack: the local cloud cannot call one on AWS",
                    given.target(),
                    key.equals("preToken") ? "write function, or delete it here" : "delete it in this stack");
        } else if (where.region()
                .filter(region -> !region.equals(given.region()))
                .isPresent()) {
            problems.add(
                    "trigger-region",
                    path,
                    "must be in the stack's region, " + where.region().get() + ", where Cognito looks for it",
                    given.target(),
                    "deploy the function there too");
        }
    }

    private static void group(String group, List<String> groups, Problems problems) {
        if (!groups.contains(group)) {
            problems.add(
                    "group-unknown",
                    SCOPES + ".groups." + group,
                    "must be in gatehouse:identity.groups",
                    group,
                    Nearest.to(group, groups)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("add it there"));
        }
    }

    private static void scopes(PasswordScopes wanted, ScopeCatalogue catalogue, Problems problems) {
        named(wanted.everyone(), SCOPES + ".everyone", catalogue, problems);
        wanted.groups().forEach((group, names) -> named(names, SCOPES + ".groups." + group, catalogue, problems));
        int size = wanted.asVariable(catalogue).length();
        if (size > VARIABLE) {
            problems.add(
                    "quota",
                    SCOPES,
                    "must fit a variable of the function, " + VARIABLE + " characters with their full names",
                    size,
                    "name fewer, or shorten gatehouse:scopes.identifier");
        }
    }

    /** No standard scope: openid is what tells a session of the sign-in pages from one by password. */
    private static void named(List<String> names, String path, ScopeCatalogue catalogue, Problems problems) {
        for (String name : names) {
            if (!catalogue.isCustom(name)) {
                List<String> known = new ArrayList<>(catalogue.descriptions().keySet());
                problems.add(
                        "scope-unknown",
                        path,
                        "must be scopes of gatehouse:scopes, by short name",
                        name,
                        Nearest.to(name, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("known here: " + String.join(", ", known)));
            }
        }
    }

    /**
     * At a refresh the handler knows a password session by its scopes: the self-service one, and nothing but what it
     * added. A client that may ask for that scope on the sign-in pages could look like one, and gain scopes there.
     */
    private static void client(Client client, Problems problems) {
        if (client.kind().hasUsers() && client.scopes().contains(SELF_SERVICE)) {
            problems.add(
                    "password-scopes-client",
                    "gatehouse:clients." + client.name() + ".scopes",
                    "must not have " + SELF_SERVICE + " beside identity.passwordScopes: on refresh, a session that"
                            + " asked for it alone could not be told from one by password",
                    SELF_SERVICE,
                    "delete it there; a password sign-in has it by itself");
        }
    }
}
