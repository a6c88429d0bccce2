package dev.gatehouse.local.cognito.mfa;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;

/** AssociateSoftwareToken: a secret for the user's authenticator app. */
public final class AssociateSoftwareToken implements Operation {
    private final TokenOrSession asker;
    private final SoftwareTokens tokens;

    public AssociateSoftwareToken(TokenOrSession asker, SoftwareTokens tokens) {
        this.asker = asker;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "AssociateSoftwareToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return asker.with(request, (pool, user) -> {
            SoftwareTokens.Outcome outcome = tokens.associate(pool, user);
            if (outcome instanceof SoftwareTokens.Outcome.Not not) {
                return not.refused();
            }
            JsonObject body = new JsonObject();
            body.addProperty(
                    "SecretCode",
                    ((SoftwareTokens.Outcome.Associated) outcome).secret().reveal());
            return new ApiAnswer.Done(body);
        });
    }
}
