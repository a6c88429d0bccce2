package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;

/** DeleteUser: deletes the signed-in user. */
public final class DeleteUser implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final UserDeletion deletion;

    public DeleteUser(AccessTokenVerifier accessTokens, UserDeletion deletion) {
        this.accessTokens = accessTokens;
        this.deletion = deletion;
    }

    @Override
    public String name() {
        return "DeleteUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(accessTokens, request, token -> {
            deletion.delete(token.pool(), token.user());
            return ApiAnswer.empty();
        });
    }
}
