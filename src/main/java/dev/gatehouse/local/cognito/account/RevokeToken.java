package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ClientSecret;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** RevokeToken: ends the session of a refresh token. Succeeds also if the token is unknown or revoked. */
public final class RevokeToken implements Operation {
    private final LocalCloud cloud;
    private final RefreshTokens refreshTokens;

    public RevokeToken(LocalCloud cloud, RefreshTokens refreshTokens) {
        this.cloud = cloud;
        this.refreshTokens = refreshTokens;
    }

    @Override
    public String name() {
        return "RevokeToken";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        String clientId = request.text("ClientId");
        Optional<CallingClient> caller = CallingClient.find(cloud.declared(), clientId);
        if (caller.isEmpty()) {
            return CallingClient.clientNotFound(clientId);
        }
        Optional<Refused> badSecret = ClientSecret.refusal(caller.get().client(), request.find("ClientSecret"));
        if (badSecret.isPresent()) {
            return badSecret.get();
        }
        if (!caller.get().client().revocation()) {
            // Exception: API reference. Text: CHOICE.
            return new Refused(
                    "UnsupportedOperationException",
                    "Token revocation is not enabled for this client",
                    "EnableTokenRevocation of client " + caller.get().client().name() + " is off");
        }
        String token = request.text("Token");
        if (RefreshTokens.isJwt(token)) {
            return new Refused(
                    "UnsupportedTokenTypeException",
                    "Unsupported token type",
                    "only refresh tokens can be revoked; this token is a JWT");
        }
        refreshTokens.revoke(caller.get().client(), token);
        return ApiAnswer.empty();
    }
}
