package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import java.util.Optional;

/** What became of a refresh token that was presented. */
public sealed interface RefreshAnswer {
    /** @param next the token that replaces it, when the client rotates */
    record Accepted(Session session, User user, Optional<String> next) implements RefreshAnswer {
        @Override
        public String toString() {
            return "Accepted[" + session.originJti() + "]";
        }
    }

    /** @param reason for the log */
    public record Refused(Cause cause, String reason) implements RefreshAnswer {}

    /** Cognito's JSON API has a text for each; OAuth calls all of them invalid_grant. */
    enum Cause {
        UNKNOWN,
        OTHER_CLIENT,
        EXPIRED,
        REVOKED,
        REUSED
    }
}
