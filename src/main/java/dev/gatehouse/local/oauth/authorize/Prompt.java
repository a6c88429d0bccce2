package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.state.UserPool;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The parameter {@code prompt}. DOC "The redirect and authorization endpoint": managed login supports it, and the classic
 * hosted UI ignores it. {@code select_account} and {@code consent} have no effect on users of the pool: they are for an
 * identity provider. Spaces separate several values, such as {@code login consent}.
 */
public enum Prompt {
    /** A valid session skips the sign-in page. */
    DEFAULT,
    /** Without a valid session, the request fails. */
    NONE,
    /** The user signs in again. */
    LOGIN;

    private static final Set<String> KNOWN = Set.of("none", "login", "select_account", "consent");

    /**
     * CHOICE: refuses values that managed login does not know, and {@code none} together with another value (OpenID Connect
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
                ? Optional.of("prompt=none cannot be combined with other values: it allows no user interaction")
                : Optional.empty();
    }

    public static Prompt of(Authorization authorization) {
        Set<String> values = authorization.pool().managedLogin()
                ? values(authorization.prompt().orElse(""))
                : Set.of();
        if (values.contains("none")) {
            return NONE;
        }
        // CHOICE: if the request names a provider, every value leads to the provider even with a valid session.
        boolean forProvider = authorization.provider().isPresent() && !values.isEmpty();
        return values.contains("login") || forProvider ? LOGIN : DEFAULT;
    }

    /** Returns a warning for the log if the prompt has no effect. */
    public static Optional<String> ignored(Authorization authorization) {
        return authorization.pool().managedLogin()
                ? Optional.empty()
                : authorization
                        .prompt()
                        .map(text -> "warning: the classic sign-in pages ignore prompt, as in"
                                + " Cognito; set pages: managed in gatehouse:domain");
    }

    private static Set<String> values(String text) {
        Set<String> values = new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
        values.remove("");
        return values;
    }
}
