package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The users of all pools, by user name and, where the pool says so, by e-mail address. */
public final class Users {
    private final Rows<User> byName;
    private final Rows<NameOf> byEmail;

    /** @param username the user that an address belongs to */
    private record NameOf(String username) {}

    Users(Store store) {
        this.byName = new Rows<>(store, "cognito.users", User.class);
        this.byEmail = new Rows<>(store, "cognito.emails", NameOf.class);
    }

    /** Whether people of this pool sign in by their address, so that the real user name is a UUID. */
    static boolean byEmail(UserPool pool) {
        return pool.usernameAttributes().contains("email");
    }

    /** By the real user name, as tokens carry it. */
    public Optional<User> find(UserPool pool, String username) {
        return byName.find(key(pool, username));
    }

    /** By what was typed: user name or, where the pool says so, address. DOC "Customizing sign-in attributes". */
    public Optional<User> typed(UserPool pool, String name) {
        Optional<User> byAddress = byEmail(pool)
                ? byEmail.find(key(pool, name)).flatMap(row -> find(pool, row.username()))
                : Optional.empty();
        return byAddress.isPresent() ? byAddress : find(pool, name);
    }

    /** Whether the user was added: false when the name or the address is taken. */
    boolean add(UserPool pool, User user) {
        String email = user.attributes().get("email");
        if (byEmail(pool) && email != null) {
            // The address first: it is what two sign-ups at once would fight for.
            if (!byEmail.putIfAbsent(key(pool, email), new NameOf(user.username()))) {
                return false;
            }
        }
        return byName.putIfAbsent(key(pool, user.username()), user);
    }

    void update(UserPool pool, User user, UnaryOperator<User> change) {
        byName.update(key(pool, user.username()), change);
    }

    void removePool(String poolId) {
        byName.removeIf((key, user) -> key.startsWith(poolId + "/"));
        byEmail.removeIf((key, name) -> key.startsWith(poolId + "/"));
    }

    /** One folding for names and addresses everywhere: that of no language, so that it is the same on each machine. */
    static String key(UserPool pool, String name) {
        return pool.id() + "/" + (pool.caseSensitive() ? name : name.toLowerCase(Locale.ROOT));
    }
}
