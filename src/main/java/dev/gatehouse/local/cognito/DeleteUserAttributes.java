package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import java.util.List;
import java.util.Optional;

/** DeleteUserAttributes: a user takes back what was told of him. */
final class DeleteUserAttributes implements Operation {
    private final AccessTokens accessTokens;
    private final AttributeChanges changes;

    DeleteUserAttributes(AccessTokens accessTokens, AttributeChanges changes) {
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
        return SelfService.with(accessTokens, request, token -> {
            Optional<Refused> refusal = AttributeRules.forDeletion(token.pool(), Optional.of(token.client()), names);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            changes.delete(token.pool(), token.user(), names);
            return ApiAnswer.empty();
        });
    }
}
