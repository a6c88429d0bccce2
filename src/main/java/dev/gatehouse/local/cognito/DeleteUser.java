package dev.gatehouse.local.cognito;

/** DeleteUser: a user goes for good. */
final class DeleteUser implements Operation {
    private final AccessTokens accessTokens;
    private final UserDeletion deletion;

    DeleteUser(AccessTokens accessTokens, UserDeletion deletion) {
        this.accessTokens = accessTokens;
        this.deletion = deletion;
    }

    @Override
    public String name() {
        return "DeleteUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return SelfService.with(accessTokens, request, token -> {
            deletion.delete(token.pool(), token.user());
            return ApiAnswer.empty();
        });
    }
}
