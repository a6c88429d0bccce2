package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;

/** AssociateSoftwareToken: a secret for the user's authenticator app. */
final class AssociateSoftwareToken implements Operation {
    private final TokenOrSession asker;
    private final SoftwareTokens tokens;

    AssociateSoftwareToken(TokenOrSession asker, SoftwareTokens tokens) {
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
