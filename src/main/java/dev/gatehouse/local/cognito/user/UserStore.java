package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The users of all pools, by user name and by alias. */
public final class UserStore {
    static final String MAP = "cognito.users";

    private final RecordMap<User> byName;
    private final Aliases aliases;

    public UserStore(Store store) {
        new NameNormalizationMigration(store).run();
        this.byName = new RecordMap<>(store, MAP, User.class);
        this.aliases = new Aliases(store);
    }

    /** Whether users of this pool sign in by e-mail address. Their user name is then a UUID. */
    public static boolean signsInByEmail(UserPool pool) {
        return pool.usernameAttributes().contains("email");
    }

    /** Finds a user by the user name that tokens carry. */
    public Optional<User> find(UserPool pool, String username) {
        return byName.find(key(pool, username));
    }

    /** Finds a user by user name or alias, as entered at a sign-in. DOC "Customizing sign-in attributes". */
    public Optional<User> findByNameOrAlias(UserPool pool, String name) {
        Optional<User> named = find(pool, name);
        return named.isPresent() ? named : aliases.username(pool, name).flatMap(username -> find(pool, username));
    }

    /** Adds a user. Returns false if the name or an alias is taken. */
    public boolean add(UserPool pool, User user) {
        Set<String> names = Aliases.aliasesOf(pool, user);
        // The aliases first: two simultaneous sign-ups compete for the address.
        if (aliases.username(pool, user.username()).isPresent() || !aliases.claim(pool, names, user.username())) {
            return false;
        }
        if (byName.putIfAbsent(key(pool, user.username()), user)) {
            return true;
        }
        aliases.release(pool, names);
        return false;
    }

    /** Changes a user. The change must not affect aliases: use {@link #updateAttributes} for those. */
    public void update(UserPool pool, User user, UnaryOperator<User> change) {
        byName.update(key(pool, user.username()), change);
    }

    /**
     * Changes attributes and the aliases that depend on them. Returns false, and changes nothing, if an alias belongs
     * to another user.
     */
    public synchronized boolean updateAttributes(UserPool pool, User user, UnaryOperator<User> change) {
        Optional<User> now = find(pool, user.username());
        if (now.isEmpty()) {
            return true;
        }
        Set<String> before = Aliases.aliasesOf(pool, now.get());
        Set<String> after = Aliases.aliasesOf(pool, change.apply(now.get()));
        if (after.stream().anyMatch(name -> isOtherUsername(pool, name, user))
                || !aliases.claim(pool, after, user.username())) {
            return false;
        }
        update(pool, user, change);
        Set<String> kept = new HashSet<>();
        after.forEach(name -> kept.add(key(pool, name)));
        aliases.release(
                pool,
                before.stream().filter(name -> !kept.contains(key(pool, name))).toList());
        return true;
    }

    /** Whether the alias is the user name of another user. */
    private boolean isOtherUsername(UserPool pool, String alias, User user) {
        return find(pool, alias)
                .filter(other -> !other.username().equals(user.username()))
                .isPresent();
    }

    /** Removes all users from a group. */
    void removeAllFromGroup(UserPool pool, String group, long now) {
        listAfter(pool, "")
                .filter(user -> user.groups().contains(group))
                .forEach(user -> update(
                        pool,
                        user,
                        each -> each.withGroups(each.groups().stream()
                                        .filter(name -> !name.equals(group))
                                        .toList())
                                .withModified(now)));
    }

    public void remove(UserPool pool, User user) {
        aliases.release(pool, Aliases.aliasesOf(pool, user));
        byName.remove(key(pool, user.username()));
    }

    /** The users in the order of their names, after the name {@code after}. An empty name starts at the beginning. */
    public Stream<User> listAfter(UserPool pool, String after) {
        String last = key(pool, after);
        return byName.startingAt(last, pool.id() + "/")
                .filter(user -> after.isEmpty() || !key(pool, user.username()).equals(last));
    }

    public long count(UserPool pool) {
        return byName.startingAt(pool.id() + "/", pool.id() + "/").count();
    }

    public void removePool(String poolId) {
        byName.removeIf((key, user) -> key.startsWith(poolId + "/"));
        aliases.removePool(poolId);
    }

    /** The key of a user name or alias in the store. */
    public static String key(UserPool pool, String name) {
        return pool.id() + "/" + NameNormalization.normalize(pool, name);
    }
}
