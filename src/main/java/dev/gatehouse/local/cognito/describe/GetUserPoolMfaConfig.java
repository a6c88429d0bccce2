package dev.gatehouse.local.cognito.describe;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.state.UserPool;

/** GetUserPoolMfaConfig: returns the MFA settings of a pool. */
public final class GetUserPoolMfaConfig implements Operation {
    private final PoolLookup pools;

    public GetUserPoolMfaConfig(PoolLookup pools) {
        this.pools = pools;
    }

    @Override
    public String name() {
        return "GetUserPoolMfaConfig";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return pools.pool(request, pool -> new ApiAnswer.Done(mfa(pool.mfa())));
    }

    /** API reference, GetUserPoolMfaConfig. A method that the pool does not have is absent. */
    private static JsonObject mfa(UserPool.Mfa mfa) {
        JsonObject json = new JsonObject();
        json.addProperty("MfaConfiguration", mfa.mode());
        if (mfa.softwareToken()) {
            JsonObject token = new JsonObject();
            token.addProperty("Enabled", true);
            json.add("SoftwareTokenMfaConfiguration", token);
        }
        mfa.email().ifPresent(message -> {
            JsonObject email = new JsonObject();
            email.addProperty("Subject", message.subject());
            email.addProperty("Message", message.body());
            json.add("EmailMfaConfiguration", email);
        });
        return json;
    }
}
