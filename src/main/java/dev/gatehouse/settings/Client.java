package dev.gatehouse.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An application that signs users in, or acts for itself.
 *
 * @param name 1 to 40 lower-case letters, digits or hyphens
 * @param scopes short names, at least one
 * @param callbacks where authorization codes may go, compared exactly; none for a machine
 * @param logouts where /logout may lead
 * @param passwordSignIn whether it may send a user's password itself (USER_PASSWORD_AUTH and SRP); off by default,
 *     refused in a protected stack
 */
public record Client(
        String name,
        ClientKind kind,
        List<String> scopes,
        List<String> callbacks,
        List<String> logouts,
        boolean passwordSignIn,
        TokenLives lives) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final int MOST_SCOPES = 50;

    public Client {
        scopes = List.copyOf(scopes);
        callbacks = List.copyOf(callbacks);
        logouts = List.copyOf(logouts);
        if (kind == ClientKind.MACHINE && !(callbacks.isEmpty() && logouts.isEmpty())) {
            throw new IllegalArgumentException("a machine client has no URLs: " + name);
        }
    }

    static Optional<Client> read(String name, Section section, boolean protection) {
        Problems problems = section.problems();
        if (!NAME.matcher(name).matches()) {
            problems.add(
                    "client-name",
                    section.path(""),
                    "must be named by 1 to 40 lower-case letters, digits or hyphens, a letter first",
                    name,
                    "rename it");
        }
        Optional<ClientKind> read = section.requiredChoice("kind", ClientKind.class);
        ClientKind kind = read.orElse(ClientKind.WEB);
        List<String> scopes = section.list("scopes");
        if (scopes.isEmpty()) {
            problems.add("missing", section.path("scopes"), "needs a scope", "none", "write scopes: [read]");
        }
        if (scopes.size() > MOST_SCOPES) {
            problems.add(
                    "quota", section.path("scopes"), "must be at most " + MOST_SCOPES, scopes.size(), "delete some");
        }
        List<String> callbacks = ClientUrls.read(section, "callbacks", kind, protection);
        List<String> logouts = ClientUrls.read(section, "logouts", kind, protection);
        boolean password = section.flag("passwordSignIn", false);
        TokenLives lives = TokenLives.read(section, kind);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        urls(section, kind, callbacks, logouts);
        password(section, kind, password, protection);
        boolean machine = kind == ClientKind.MACHINE;
        return Optional.of(new Client(
                name, kind, scopes, machine ? List.of() : callbacks, machine ? List.of() : logouts, password, lives));
    }

    private static void urls(Section section, ClientKind kind, List<String> callbacks, List<String> logouts) {
        if (kind.hasUsers() && callbacks.isEmpty()) {
            section.problems()
                    .add(
                            "missing",
                            section.path("callbacks"),
                            "needs a URL: the code goes there",
                            "none",
                            "write callbacks: [https://app.example.com/callback]");
        }
        if (!kind.hasUsers() && !(callbacks.isEmpty() && logouts.isEmpty())) {
            section.problems()
                    .add(
                            "machine-urls",
                            section.path(callbacks.isEmpty() ? "logouts" : "callbacks"),
                            "must be absent: a machine signs nobody in",
                            "a list",
                            "delete it, or choose another kind");
        }
    }

    private static void password(Section section, ClientKind kind, boolean password, boolean protection) {
        if (!password) {
            return;
        }
        if (kind == ClientKind.MACHINE || kind == ClientKind.SPA) {
            section.problems()
                    .add(
                            "password-kind",
                            section.path("passwordSignIn"),
                            "must be off for kind " + kind.name().toLowerCase(Locale.ROOT),
                            "on",
                            "use the code flow, or a native or web client");
        } else if (protection) {
            section.problems()
                    .add(
                            "password-protected",
                            section.path("passwordSignIn"),
                            "must be off in a protected stack (RFC 9700 section 2.4)",
                            "on",
                            "use the code flow");
        } else {
            section.problems()
                    .warn(
                            section.path("passwordSignIn"),
                            "the client handles users' passwords itself; its tokens carry no scope of yours but those of"
                                    + " identity.passwordScopes");
        }
    }
}
