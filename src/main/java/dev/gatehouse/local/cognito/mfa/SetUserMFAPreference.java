package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.user.UserStore;
import java.time.Clock;

/** SetUserMFAPreference: the user chooses which second factors are enabled and which one is preferred. */
public final class SetUserMFAPreference implements Operation {
    private final AccessTokenVerifier accessTokens;
    private final MfaPreferenceUpdate update;

    public SetUserMFAPreference(AccessTokenVerifier accessTokens, UserStore users, Clock clock) {
        this.accessTokens = accessTokens;
        this.update = new MfaPreferenceUpdate(users, clock);
    }

    @Override
    public String name() {
        return "SetUserMFAPreference";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return AccessTokenAuthorization.with(
                accessTokens, request, token -> update.apply(token.pool(), token.user(), request));
    }
}
