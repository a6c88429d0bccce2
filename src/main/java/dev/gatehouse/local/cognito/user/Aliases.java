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

/** Names beside the user name that one may sign in with; each belongs to one user. DOC "Customizing sign-in attributes". */
final class Aliases {
    static final String MAP = "cognito.emails";

    private static final String PREFERRED = "preferred_username";

    private final RecordMap<NameOf> rows;

    /** @param username the user that a name belongs to */
    private record NameOf(String username) {}

    Aliases(Store store) {
        this.rows = new RecordMap<>(store, MAP, NameOf.class);
    }

    /**
     * What the user may be called by: attributes that serve as user name in any case, others that the pool lets be
     * aliases once they are verified. DOC, same page: preferred_username is never verified.
     */
    static Set<String> of(UserPool pool, User user) {
        Set<String> names = new LinkedHashSet<>();
        if (user.status() == User.Status.EXTERNAL_PROVIDER) {
            // CHOICE: who signs in elsewhere claims no name here, so that a local user of that address can be beside.
            return names;
        }
        for (String attribute : pool.usernameAttributes()) {
            Optional.ofNullable(user.attributes().get(attribute)).ifPresent(names::add);
        }
        for (String attribute : pool.schema().aliases()) {
            if (attribute.equals(PREFERRED) || user.hasVerified(attribute)) {
                Optional.ofNullable(user.attributes().get(attribute)).ifPresent(names::add);
            }
        }
        return names;
    }

    /** Whether a row says that a name belongs to that user. */
    static boolean isOf(@Nullable String row, String username) {
        return row != null && new Gson().fromJson(row, NameOf.class).username().equals(username);
    }

    Optional<String> username(UserPool pool, String alias) {
        return rows.find(UserStore.key(pool, alias)).map(NameOf::username);
    }

    /** All or none: false when one of them is another user's. */
    boolean claim(UserPool pool, Collection<String> names, String username) {
        Set<String> taken = new LinkedHashSet<>();
        for (String name : names) {
            if (rows.putIfAbsent(UserStore.key(pool, name), new NameOf(username))) {
                taken.add(name);
            } else if (!username(pool, name).equals(Optional.of(username))) {
                release(pool, taken);
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
