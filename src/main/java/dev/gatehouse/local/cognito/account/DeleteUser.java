package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.AccessTokenCaller;
import dev.gatehouse.local.cognito.token.AccessTokens;

/** DeleteUser: a user goes for good. */
public final class DeleteUser implements Operation {
    private final AccessTokens accessTokens;
    private final UserDeletion deletion;

    public DeleteUser(AccessTokens accessTokens, UserDeletion deletion) {
        this.accessTokens = accessTokens;
        this.deletion = deletion;
    }

    @Override
    public String name() {
        return "DeleteUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenCaller.with(accessTokens, request, token -> {
            deletion.delete(token.pool(), token.user());
            return ApiAnswer.empty();
        });
    }
}
