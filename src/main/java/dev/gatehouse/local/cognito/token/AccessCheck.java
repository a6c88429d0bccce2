package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.List;

/** What Cognito's own APIs find in an access token that was presented. */
public sealed interface AccessCheck {
    /** Signature, issuer, kind, time and session were checked, and its user exists. */
    record Verified(UserPool pool, AppClient client, User user, List<String> scopes) implements AccessCheck {}

    /** @param reason for the log */
    public record Refused(Cause cause, String reason) implements AccessCheck {}

    enum Cause {
        INVALID,
        EXPIRED,
        REVOKED,
        USER_GONE
    }
}
