package dev.gatehouse.local.cognito;

/** GlobalSignOut: ends all sessions of the user. JWT authorizers still take his access tokens until they expire. */
final class GlobalSignOut implements Operation {
    private final AccessTokens accessTokens;
    private final Sessions sessions;

    GlobalSignOut(AccessTokens accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "GlobalSignOut";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return SelfService.with(accessTokens, request, token -> {
            sessions.endAll(token.user());
            return ApiAnswer.empty();
        });
    }
}
