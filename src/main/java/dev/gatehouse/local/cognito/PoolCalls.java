package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what an administrator's call names: the pool and the user. */
final class PoolCalls {
    static final Field POOL = Field.text("UserPoolId", 55);
    static final Field USERNAME = Field.text("Username", 128);

    /** API reference, UserPoolId. */
    private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");

    private final LocalCloud cloud;
    private final Users users;

    PoolCalls(LocalCloud cloud, Users users) {
        this.cloud = cloud;
        this.users = users;
    }

    /** Text of a pool that is not there OBS; the form of the other as in {@link Field}. */
    ApiAnswer pool(ApiRequest request, Function<UserPool, ApiAnswer> call) {
        String id = request.text(POOL.name());
        if (!POOL_ID.matcher(id).matches()) {
            return Refused.invalidParameter(
                    "1 validation error detected: Value at 'userPoolId' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: " + POOL_ID.pattern(),
                    "a pool id looks like eu-west-1_Ab12Cd34E");
        }
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
            String name = request.text(USERNAME.name());
            Optional<User> user = users.typed(pool, name);
            return user.isPresent() ? call.apply(pool, user.get()) : unknown(name);
        });
    }

    /** Text OBS. Administrators are told whatever a client hides. */
    static Refused unknown(String name) {
        return new Refused("UserNotFoundException", "User does not exist.", "no user " + LogText.of(name));
    }
}
