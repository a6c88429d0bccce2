package dev.gatehouse.local.oauth.token;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.token.RefreshResult;
import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.TokenResponse;
import dev.gatehouse.local.oauth.form.TokenResponse.Refused;
import dev.gatehouse.local.state.AppClient;
import java.util.Optional;

/** grant_type=refresh_token. DOC "The token issuer endpoint": a scope parameter has no effect. */
public final class RefreshTokenGrant implements TokenGrant {
    private final UserPools pools;

    public RefreshTokenGrant(UserPools pools) {
        this.pools = pools;
    }

    @Override
    public String type() {
        return "refresh_token";
    }

    @Override
    public TokenResponse answer(ClientAuthentication.Outcome.Authenticated caller, Form form) {
        if (!canRefresh(caller.client())) {
            return new Refused(
                    "unauthorized_client",
                    "client " + caller.client().name()
                            + " has neither the code flow nor ALLOW_REFRESH_TOKEN_AUTH nor rotation");
        }
        Optional<String> token = form.find("refresh_token");
        if (token.isEmpty()) {
            return new Refused("invalid_request", "refresh_token is missing");
        }
        RefreshResult answer =
                pools.refreshTokens().redeem(caller.pool(), caller.client(), caller.documentUrl(), token.get());
        return answer instanceof RefreshResult.Accepted accepted
                ? TokenEndpoint.responseOf(pools.tokens().refresh(caller.pool(), caller.client(), accepted))
                : new Refused("invalid_grant", ((RefreshResult.InvalidRefreshToken) answer).reason());
    }

    /** DOC: unauthorized_client if the client cannot refresh. CHOICE: the conditions under which it can. */
    private static boolean canRefresh(AppClient client) {
        return client.oauthFlows().contains("code")
                || client.explicitAuthFlows().contains("ALLOW_REFRESH_TOKEN_AUTH")
                || client.rotationGrace().isPresent();
    }
}
