package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.user.UserStore;
import java.time.Clock;

/** AdminSetUserMFAPreference: an administrator chooses which second factors of a user are enabled and preferred. */
public final class AdminSetUserMFAPreference implements Operation {
    private final PoolLookup pools;
    private final MfaPreferenceUpdate update;

    public AdminSetUserMFAPreference(PoolLookup pools, UserStore users, Clock clock) {
        this.pools = pools;
        this.update = new MfaPreferenceUpdate(users, clock);
    }

    @Override
    public String name() {
        return "AdminSetUserMFAPreference";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> update.apply(pool, user, request));
    }
}
