package dev.gatehouse.local.cognito.admin;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.describe.UserJson;

/** AdminGetUser: returns a user with all attributes. */
public final class AdminGetUser implements Operation {
    private final PoolLookup pools;

    public AdminGetUser(PoolLookup pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return "AdminGetUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.user(request, (pool, user) -> {
            JsonObject body = UserJson.user(user, "UserAttributes", user.attributes());
            UserJson.addMfaSettings(body, user);
            return new ApiAnswer.Done(body);
        });
    }
}
