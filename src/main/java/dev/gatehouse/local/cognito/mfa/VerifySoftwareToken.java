package dev.gatehouse.local.cognito.mfa;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** VerifySoftwareToken: registers the user's authenticator app after its first code. */
public final class VerifySoftwareToken implements Operation {
    private final SoftwareTokenAuthorization authorization;
    private final SoftwareTokens tokens;

    public VerifySoftwareToken(SoftwareTokenAuthorization authorization, SoftwareTokens tokens) {
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "VerifySoftwareToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return authorization.with(request, (pool, user) -> verify(pool, user, request));
    }

    private ApiAnswer verify(UserPool pool, User user, ApiRequest request) {
        Optional<Refused> refusal = tokens.verify(
                pool,
                user,
                request.text("UserCode"),
                request.find("FriendlyDeviceName").orElse(""));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        authorization.completeSetup(request);
        JsonObject body = new JsonObject();
        body.addProperty("Status", "SUCCESS");
        return new ApiAnswer.Done(body);
    }
}
