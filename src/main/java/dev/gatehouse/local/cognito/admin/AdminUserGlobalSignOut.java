package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.Sessions;

/** AdminUserGlobalSignOut: ends all sessions of a user. */
public final class AdminUserGlobalSignOut implements Operation {
    private final PoolLookup pools;
    private final Sessions sessions;

    public AdminUserGlobalSignOut(PoolLookup pools, Sessions sessions) {
        this.pools = pools;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "AdminUserGlobalSignOut";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            sessions.endAll(user);
            return ApiAnswer.empty();
        });
    }
}
