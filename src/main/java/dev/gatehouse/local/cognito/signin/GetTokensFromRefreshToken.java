package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ClientSecret;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.token.RefreshResult;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** GetTokensFromRefreshToken: refreshes with token rotation. DOC "Refresh tokens": the client sends its secret, not a hash. */
public final class GetTokensFromRefreshToken implements Operation {
    private final LocalCloud cloud;
    private final RefreshTokens refreshTokens;
    private final TokenIssuer tokens;

    public GetTokensFromRefreshToken(LocalCloud cloud, RefreshTokens refreshTokens, TokenIssuer tokens) {
        this.cloud = cloud;
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "GetTokensFromRefreshToken";
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
        RefreshResult result =
                refreshTokens.redeem(caller.get().pool(), caller.get().client(), request.text("RefreshToken"));
        return result instanceof RefreshResult.Accepted accepted
                ? AuthResponses.of(
                        tokens.refresh(caller.get().pool(), caller.get().client(), accepted))
                : RefreshTokenAuthFlow.refused((RefreshResult.InvalidRefreshToken) result);
    }
}
