package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.LocalCloud;
import java.util.Optional;

/** GetTokensFromRefreshToken: how a client that rotates refreshes. DOC "Refresh tokens": it sends its secret, no hash. */
final class GetTokensFromRefreshToken implements Operation {
    private final LocalCloud cloud;
    private final RefreshTokens refreshTokens;
    private final Tokens tokens;

    GetTokensFromRefreshToken(LocalCloud cloud, RefreshTokens refreshTokens, Tokens tokens) {
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
        Optional<Caller> caller = Caller.find(cloud.declared(), clientId);
        if (caller.isEmpty()) {
            return Caller.unknown(clientId);
        }
        Optional<Refused> badSecret = ClientSecret.refusal(caller.get().client(), request.find("ClientSecret"));
        if (badSecret.isPresent()) {
            return badSecret.get();
        }
        RefreshAnswer answer =
                refreshTokens.redeem(caller.get().pool(), caller.get().client(), request.text("RefreshToken"));
        return answer instanceof RefreshAnswer.Accepted accepted
                ? AuthAnswers.of(
                        tokens.refreshed(caller.get().pool(), caller.get().client(), accepted))
                : RefreshFlow.refused((RefreshAnswer.Refused) answer);
    }
}
