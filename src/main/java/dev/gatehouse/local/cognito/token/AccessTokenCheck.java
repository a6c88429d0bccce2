package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.List;

/** What Cognito's own APIs find in an access token that was presented. */
public sealed interface AccessTokenCheck {
    /** Signature, issuer, kind, time and session were checked, and its user exists. */
    record Verified(UserPool pool, AppClient client, User user, List<String> scopes) implements AccessTokenCheck {}

    /** @param reason for the log */
    public record InvalidAccessToken(AccessTokenError cause, String reason) implements AccessTokenCheck {}

    enum AccessTokenError {
        INVALID,
        EXPIRED,
        REVOKED,
        USER_GONE
    }
}
