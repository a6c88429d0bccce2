package dev.gatehouse.local.cognito.user;

import com.google.gson.Gson;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The aliases that a user can sign in with in addition to the user name. Each belongs to one user. DOC "Customizing
 * sign-in attributes".
 */
final class Aliases {
    static final String MAP = "cognito.emails";

    private static final String PREFERRED_USERNAME = "preferred_username";

    private final RecordMap<AliasOwner> rows;

    /** @param username the user name of the alias's owner */
    private record AliasOwner(String username) {}

    Aliases(Store store) {
        this.rows = new RecordMap<>(store, MAP, AliasOwner.class);
    }

    /**
     * The aliases of a user: the attributes that serve as user name, and the alias attributes of the pool once they are
     * verified. DOC, same page: preferred_username needs no verification.
     */
    static Set<String> aliasesOf(UserPool pool, User user) {
        Set<String> names = new LinkedHashSet<>();
        if (user.status() == User.Status.EXTERNAL_PROVIDER) {
            // CHOICE: a user of an identity provider has no alias, so that a local user can have the same address.
            return names;
        }
        for (String attribute : pool.usernameAttributes()) {
            Optional.ofNullable(user.attributes().get(attribute)).ifPresent(names::add);
        }
        for (String attribute : pool.schema().aliases()) {
            if (attribute.equals(PREFERRED_USERNAME) || user.hasVerified(attribute)) {
                Optional.ofNullable(user.attributes().get(attribute)).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Whether a stored row says that the alias belongs to this user. */
    static boolean isOwnedBy(@Nullable String row, String username) {
        return row != null
                && new Gson().fromJson(row, AliasOwner.class).username().equals(username);
    }

    Optional<String> username(UserPool pool, String alias) {
        return rows.find(UserStore.key(pool, alias)).map(AliasOwner::username);
    }

    /** Claims all names, or none. Returns false if one of them belongs to another user. */
    boolean claim(UserPool pool, Collection<String> names, String username) {
        Set<String> claimed = new LinkedHashSet<>();
        for (String name : names) {
            if (rows.putIfAbsent(UserStore.key(pool, name), new AliasOwner(username))) {
                claimed.add(name);
            } else if (!username(pool, name).equals(Optional.of(username))) {
                release(pool, claimed);
                return false;
            }
        }
        return true;
    }

    void release(UserPool pool, Collection<String> names) {
        names.forEach(name -> rows.remove(UserStore.key(pool, name)));
    }

    void removePool(String poolId) {
        rows.removeIf((key, name) -> key.startsWith(poolId + "/"));
    }
}
