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

/** REFRESH_TOKEN_AUTH. */
public final class RefreshFlow implements AuthFlows.Flow {
    private final RefreshTokens refreshTokens;
    private final TokenIssuer tokens;

    public RefreshFlow(RefreshTokens refreshTokens, TokenIssuer tokens) {
        this.refreshTokens = refreshTokens;
        this.tokens = tokens;
    }

    @Override
    public ApiAnswer answer(CallingClient caller, Map<String, String> parameters) {
        String token = parameters.getOrDefault("REFRESH_TOKEN", "");
        if (token.isEmpty()) {
            return AuthFlows.missing("REFRESH_TOKEN");
        }
        // CHOICE: with an unknown token there is no name to hash and the token's error comes first.
        Optional<Refused> badHash = refreshTokens
                .findSession(token)
                .flatMap(session -> SecretHash.checkUsername(caller.client(), parameters, session.username()));
        if (badHash.isPresent()) {
            return badHash.get();
        }
        RefreshResult answer = refreshTokens.redeem(caller.pool(), caller.client(), token);
        return answer instanceof RefreshResult.Accepted accepted
                ? AuthResponses.of(tokens.refresh(caller.pool(), caller.client(), accepted))
                : refused((RefreshResult.InvalidRefreshToken) answer);
    }

    /**
     * The first and fourth text OBS in client code and emulators, the second OBS aws-sdk-js #4016 (since January 2022), the
     * others assumed; exceptions: API reference.
     */
    static Refused refused(RefreshResult.InvalidRefreshToken refused) {
        return switch (refused.cause()) {
            case UNKNOWN -> Refused.notAuthorized("Invalid Refresh Token", refused.reason());
            case OTHER_CLIENT -> Refused.notAuthorized("Refresh Token has different Client", refused.reason());
            case EXPIRED -> Refused.notAuthorized("Refresh Token has expired", refused.reason());
            case REVOKED -> Refused.notAuthorized("Refresh Token has been revoked", refused.reason());
            case REUSED -> new Refused("RefreshTokenReuseException", "Refresh token has been reused", refused.reason());
        };
    }
}
