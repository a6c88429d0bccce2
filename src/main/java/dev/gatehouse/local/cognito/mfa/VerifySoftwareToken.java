package dev.gatehouse.local.cognito.mfa;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** VerifySoftwareToken: the first code of the user's authenticator app. */
public final class VerifySoftwareToken implements Operation {
    private final TokenOrSession asker;
    private final SoftwareTokens tokens;

    public VerifySoftwareToken(TokenOrSession asker, SoftwareTokens tokens) {
        this.asker = asker;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "VerifySoftwareToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return asker.with(request, (pool, user) -> verify(pool, user, request));
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
        asker.done(request);
        JsonObject body = new JsonObject();
        body.addProperty("Status", "SUCCESS");
        return new ApiAnswer.Done(body);
    }
}
