package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import java.util.List;
import java.util.Optional;

/** DeleteUserAttributes: deletes attributes of the signed-in user. */
public final class DeleteUserAttributes implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final AttributeChanges changes;

    public DeleteUserAttributes(AccessTokenVerifier accessTokens, AttributeChanges changes) {
        this.accessTokens = accessTokens;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "DeleteUserAttributes";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        List<String> names = request.list("UserAttributeNames");
        return AccessTokenAuthorization.with(accessTokens, request, token -> {
            Optional<Refused> refusal = AttributeRules.checkDeletion(token.pool(), Optional.of(token.client()), names);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            changes.delete(token.pool(), token.user(), names);
            return ApiAnswer.empty();
        });
    }
}
