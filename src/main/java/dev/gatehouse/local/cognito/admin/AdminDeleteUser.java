package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.account.UserDeletion;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;

/** AdminDeleteUser: deletes a user and everything stored for the user. */
public final class AdminDeleteUser implements Operation {
    private final PoolLookup pools;
    private final UserDeletion deletion;

    public AdminDeleteUser(PoolLookup pools, UserDeletion deletion) {
        this.pools = pools;
        this.deletion = deletion;
    }

    @Override
    public String name() {
        return "AdminDeleteUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            deletion.delete(pool, user);
            return ApiAnswer.empty();
        });
    }
}
