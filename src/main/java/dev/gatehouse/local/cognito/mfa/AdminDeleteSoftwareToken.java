package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;

/** AdminDeleteSoftwareToken: an administrator removes the authenticator app of a user. */
public final class AdminDeleteSoftwareToken implements Operation {
    private final PoolLookup pools;
    private final SoftwareTokens tokens;

    public AdminDeleteSoftwareToken(PoolLookup pools, SoftwareTokens tokens) {
        this.pools = pools;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "AdminDeleteSoftwareToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            tokens.delete(pool, user);
            return ApiAnswer.empty();
        });
    }
}
