package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.List;

/** The result of verifying an access token that a caller sent to Cognito's own APIs. */
public sealed interface AccessTokenCheck {
    /** Signature, issuer, token use, expiry and session are valid, and the user exists. */
    record Verified(UserPool pool, AppClient client, User user, List<String> scopes) implements AccessTokenCheck {}

    /** @param reason the reason that the log shows */
    public record InvalidAccessToken(AccessTokenError cause, String reason) implements AccessTokenCheck {}

    enum AccessTokenError {
        INVALID,
        EXPIRED,
        REVOKED,
        USER_GONE
    }
}
