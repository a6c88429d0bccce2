package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The parameter {@code prompt}. DOC "The redirect and authorization endpoint": managed login understands it, the classic
 * hosted UI does not, and ignores it. {@code select_account} and {@code consent} have no effect on local sign-in: they are
 * for an identity provider. Several are separated by blanks, such as {@code login consent}.
 */
public enum Prompt {
    /** A live session skips the form. */
    DEFAULT,
    /** Only a live session will do. */
    NONE,
    /** The person signs in again. */
    LOGIN;

    private static final Set<String> KNOWN = Set.of("none", "login", "select_account", "consent");

    /**
     * CHOICE: a value that managed login does not know is refused, and so is {@code none} beside another (OpenID Connect
     * Core section 3.1.2.1).
     */
    static Optional<String> problem(UserPool pool, String text) {
        if (!pool.managedLogin()) {
            return Optional.empty();
        }
        Set<String> values = values(text);
        if (!KNOWN.containsAll(values)) {
            return Optional.of("prompt must be none, login, select_account or consent, or several of the last three");
        }
        return values.contains("none") && values.size() > 1
                ? Optional.of("prompt=none must be alone: it asks nothing of the person, and the other values do")
                : Optional.empty();
    }

    public static Prompt of(Authorization authorization) {
        Set<String> values = authorization.pool().managedLogin()
                ? values(authorization.prompt().orElse(""))
                : Set.of();
        if (values.contains("none")) {
            return NONE;
        }
        // CHOICE: what is for the provider leads there past a live session, where the request names one.
        boolean ofProvider = authorization.provider().isPresent() && !values.isEmpty();
        return values.contains("login") || ofProvider ? LOGIN : DEFAULT;
    }

    /** For the log: a prompt that had no effect. */
    public static Optional<String> ignored(Authorization authorization) {
        return authorization.pool().managedLogin()
                ? Optional.empty()
                : authorization
                        .prompt()
                        .map(text -> "warning: prompt is ignored by the classic sign-in pages, as by"
                                + " Cognito; set pages: managed in gatehouse:domain");
    }

    private static Set<String> values(String text) {
        Set<String> values = new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
        values.remove("");
        return values;
    }
}
