package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import java.util.Optional;

/** The result of redeeming a refresh token. */
public sealed interface RefreshResult {
    /** @param next the token that replaces the redeemed one, if the client rotates refresh tokens */
    record Accepted(Session session, User user, Optional<String> next) implements RefreshResult {
        @Override
        public String toString() {
            return "Accepted[" + session.originJti() + "]";
        }
    }

    /** @param reason the reason that the log shows */
    public record InvalidRefreshToken(RefreshError cause, String reason) implements RefreshResult {}

    /** Cognito's JSON API has a message for each of these; OAuth returns invalid_grant for all. */
    enum RefreshError {
        UNKNOWN,
        OTHER_CLIENT,
        EXPIRED,
        REVOKED,
        REUSED
    }
}
