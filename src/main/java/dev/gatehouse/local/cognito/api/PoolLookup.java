package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds the pool and the user that an administrator's request names. */
public final class PoolLookup {
    private static final String POOL = "UserPoolId";
    static final String USERNAME = "Username";

    private final LocalCloud cloud;
    private final UserStore users;

    public PoolLookup(LocalCloud cloud, UserStore users) {
        this.cloud = cloud;
        this.users = users;
    }

    /** Text OBS. */
    public ApiAnswer pool(ApiRequest request, Function<UserPool, ApiAnswer> call) {
        String id = request.text(POOL);
        Optional<UserPool> pool = cloud.declared().pool(id);
        return pool.isPresent()
                ? call.apply(pool.get())
                : new Refused(
                        "ResourceNotFoundException",
                        "User pool " + id + " does not exist.",
                        "declared pools: " + cloud.declared().pools().keySet());
    }

    /** By user name or alias (API reference, Username). */
    public ApiAnswer user(ApiRequest request, BiFunction<UserPool, User, ApiAnswer> call) {
        return pool(request, pool -> {
            String name = request.text(USERNAME);
            Optional<User> user = users.findByNameOrAlias(pool, name);
            return user.isPresent() ? call.apply(pool, user.get()) : userNotFound(name);
        });
    }

    /** Text OBS. Administrators get this error even if a client hides whether users exist. */
    public static Refused userNotFound(String name) {
        return new Refused("UserNotFoundException", "User does not exist.", "no user " + LogText.of(name));
    }
}
