package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import java.util.Optional;

/** What became of a refresh token that was presented. */
public sealed interface RefreshResult {
    /** @param next the token that replaces it, when the client rotates */
    record Accepted(Session session, User user, Optional<String> next) implements RefreshResult {
        @Override
        public String toString() {
            return "Accepted[" + session.originJti() + "]";
        }
    }

    /** @param reason for the log */
    public record InvalidRefreshToken(RefreshError cause, String reason) implements RefreshResult {}

    /** Cognito's JSON API has a text for each; OAuth calls all of them invalid_grant. */
    enum RefreshError {
        UNKNOWN,
        OTHER_CLIENT,
        EXPIRED,
        REVOKED,
        REUSED
    }
}
