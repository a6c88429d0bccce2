package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.token.RefreshResult;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import java.util.Map;
import java.util.Optional;

/** REFRESH_TOKEN_AUTH: new access and ID tokens for a refresh token. */
public final class RefreshTokenAuthFlow implements AuthFlow {
    private final RefreshTokens refreshTokens;
    private final TokenIssuer tokens;

    public RefreshTokenAuthFlow(RefreshTokens refreshTokens, TokenIssuer tokens) {
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String token = parameters.getOrDefault("REFRESH_TOKEN", "");
        if (token.isEmpty()) {
            return AuthFlows.missingParameter("REFRESH_TOKEN");
        }
        // CHOICE: an unknown token has no user name to hash, so the error of the token is returned first.
        Optional<Refused> badHash = refreshTokens
                .findSession(token)
                .flatMap(session -> SecretHash.checkUsername(caller.client(), parameters, session.username()));
        if (badHash.isPresent()) {
            return badHash.get();
        }
        RefreshResult result = refreshTokens.redeem(caller.pool(), caller.client(), token);
        return result instanceof RefreshResult.Accepted accepted
                ? AuthResponses.of(tokens.refresh(caller.pool(), caller.client(), accepted))
                : refused((RefreshResult.InvalidRefreshToken) result);
    }

    /**
     * The first and fourth text: OBS in client code and emulators. The second: OBS aws-sdk-js #4016 (since January 2022). The
     * other texts are assumed. Exceptions: API reference.
     */
    static Refused refused(RefreshResult.InvalidRefreshToken invalid) {
        return switch (invalid.cause()) {
            case UNKNOWN -> Refused.notAuthorized("Invalid Refresh Token", invalid.reason());
            case OTHER_CLIENT -> Refused.notAuthorized("Refresh Token has different Client", invalid.reason());
            case EXPIRED -> Refused.notAuthorized("Refresh Token has expired", invalid.reason());
            case REVOKED -> Refused.notAuthorized("Refresh Token has been revoked", invalid.reason());
            case REUSED -> new Refused("RefreshTokenReuseException", "Refresh token has been reused", invalid.reason());
        };
    }
}
