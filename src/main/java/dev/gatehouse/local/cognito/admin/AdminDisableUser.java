package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.UserStore;
import java.time.Clock;

/** AdminDisableUser: the user can no longer sign in. DOC API reference: all access tokens are revoked as well. */
public final class AdminDisableUser implements Operation {
    private final PoolLookup pools;
    private final UserStore users;
    private final Sessions sessions;
    private final Clock clock;

    public AdminDisableUser(PoolLookup pools, UserStore users, Sessions sessions, Clock clock) {
        this.pools = pools;
        this.users = users;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "AdminDisableUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            users.update(pool, user, now -> now.withDisabled(true).withModified(clock.millis()));
            sessions.endAll(user);
            return ApiAnswer.empty();
        });
    }
}
