package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds what an administrator's call names: the pool and the user. */
final class PoolCalls {
    private static final String POOL = "UserPoolId";
    static final String USERNAME = "Username";

    private final LocalCloud cloud;
    private final Users users;

    PoolCalls(LocalCloud cloud, Users users) {
        this.cloud = cloud;
        this.users = users;
    }

    /** Text OBS. */
    ApiAnswer pool(ApiRequest request, Function<UserPool, ApiAnswer> call) {
        String id = request.text(POOL);
        Optional<UserPool> pool = cloud.declared().pool(id);
        return pool.isPresent()
                ? call.apply(pool.get())
                : new Refused(
                        "ResourceNotFoundException",
                        "User pool " + id + " does not exist.",
                        "pools that are declared: " + cloud.declared().pools().keySet());
    }

    /** By user name or alias (API reference, Username). */
    ApiAnswer user(ApiRequest request, BiFunction<UserPool, User, ApiAnswer> call) {
        return pool(request, pool -> {
            String name = request.text(USERNAME);
            Optional<User> user = users.typed(pool, name);
            return user.isPresent() ? call.apply(pool, user.get()) : unknown(name);
        });
    }

    /** Text OBS. Administrators are told whatever a client hides. */
    static Refused unknown(String name) {
        return new Refused("UserNotFoundException", "User does not exist.", "no user " + LogText.of(name));
    }
}
