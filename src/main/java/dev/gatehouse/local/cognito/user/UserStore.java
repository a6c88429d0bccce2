package dev.gatehouse.local.cognito.user;

import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The users of all pools, by user name and by the aliases that their pool allows. */
public final class UserStore {
    static final String MAP = "cognito.users";

    private final RecordMap<User> byName;
    private final Aliases aliases;

    public UserStore(Store store) {
        new NameNormalizationMigration(store).run();
        this.byName = new RecordMap<>(store, MAP, User.class);
        this.aliases = new Aliases(store);
    }

    /** Whether people of this pool sign in by their address, so that the real user name is a UUID. */
    public static boolean signsInByEmail(UserPool pool) {
        return pool.usernameAttributes().contains("email");
    }

    /** By the real user name, as tokens carry it. */
    public Optional<User> find(UserPool pool, String username) {
        return byName.find(key(pool, username));
    }

    /** By what was typed: user name or alias. DOC "Customizing sign-in attributes". */
    public Optional<User> findByNameOrAlias(UserPool pool, String name) {
        Optional<User> named = find(pool, name);
        return named.isPresent() ? named : aliases.username(pool, name).flatMap(username -> find(pool, username));
    }

    /** Whether the user was added: false when the name or an alias is taken. */
    public boolean add(UserPool pool, User user) {
        Set<String> names = Aliases.of(pool, user);
        // The aliases first: an address is what two sign-ups at once would fight for.
        if (aliases.username(pool, user.username()).isPresent() || !aliases.claim(pool, names, user.username())) {
            return false;
        }
        if (byName.putIfAbsent(key(pool, user.username()), user)) {
            return true;
        }
        aliases.release(pool, names);
        return false;
    }

    /** Changes what no alias depends on. */
    public void update(UserPool pool, User user, UnaryOperator<User> change) {
        byName.update(key(pool, user.username()), change);
    }

    /** Changes attributes, and the aliases with them: false, and no change, when an alias is another user's. */
    public synchronized boolean updateAttributes(UserPool pool, User user, UnaryOperator<User> change) {
        Optional<User> now = find(pool, user.username());
        if (now.isEmpty()) {
            return true;
        }
        Set<String> before = Aliases.of(pool, now.get());
        Set<String> after = Aliases.of(pool, change.apply(now.get()));
        if (after.stream().anyMatch(name -> isName(pool, name, user)) || !aliases.claim(pool, after, user.username())) {
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

    /** Whether it is the user name of somebody else. */
    private boolean isName(UserPool pool, String alias, User user) {
        return find(pool, alias)
                .filter(other -> !other.username().equals(user.username()))
                .isPresent();
    }

    /** Takes everybody out of a group. */
    public void removeAllFromGroup(UserPool pool, String group, long now) {
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
        aliases.release(pool, Aliases.of(pool, user));
        byName.remove(key(pool, user.username()));
    }

    /** By name in order, from the first that is greater than {@code after}; empty begins at the start. */
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

    /** Where a user is kept by name, address or another alias. */
    public static String key(UserPool pool, String name) {
        return pool.id() + "/" + NameNormalization.normalize(pool, name);
    }
}
