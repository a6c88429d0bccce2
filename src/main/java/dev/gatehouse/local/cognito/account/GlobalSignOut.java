package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.user.Sessions;

/** GlobalSignOut: ends all sessions of the user. JWT authorizers accept the access tokens until they expire. */
public final class GlobalSignOut implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final Sessions sessions;

    public GlobalSignOut(AccessTokenVerifier accessTokens, Sessions sessions) {
        this.accessTokens = accessTokens;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "GlobalSignOut";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(accessTokens, request, token -> {
            sessions.endAll(token.user());
            return ApiAnswer.empty();
        });
    }
}
