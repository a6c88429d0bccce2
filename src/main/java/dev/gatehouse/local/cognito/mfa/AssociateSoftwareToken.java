package dev.gatehouse.local.cognito.mfa;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;

/** AssociateSoftwareToken: generates a secret for the user's authenticator app. */
public final class AssociateSoftwareToken implements Operation {
    private final SoftwareTokenAuthorization authorization;
    private final SoftwareTokens tokens;

    public AssociateSoftwareToken(SoftwareTokenAuthorization authorization, SoftwareTokens tokens) {
        this.authorization = authorization;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "AssociateSoftwareToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return authorization.with(request, (pool, user) -> {
            SoftwareTokens.AssociateResult result = tokens.associate(pool, user);
            if (result instanceof SoftwareTokens.AssociateResult.NotAssociated not) {
                return not.refused();
            }
            JsonObject body = new JsonObject();
            body.addProperty(
                    "SecretCode",
                    ((SoftwareTokens.AssociateResult.Associated) result)
                            .secret()
                            .reveal());
            return new ApiAnswer.Done(body);
        });
    }
}
