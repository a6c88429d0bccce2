package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.UserStore;
import java.time.Clock;

/** AdminEnableUser: the user can sign in again. */
public final class AdminEnableUser implements Operation {
    private final PoolLookup pools;
    private final UserStore users;
    private final Clock clock;

    public AdminEnableUser(PoolLookup pools, UserStore users, Clock clock) {
        this.pools = pools;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "AdminEnableUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            users.update(pool, user, now -> now.withDisabled(false).withModified(clock.millis()));
            return ApiAnswer.empty();
        });
    }
}
