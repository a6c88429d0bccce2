package dev.gatehouse.local.cognito.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in of one user with one client. All tokens of a session carry the same {@code origin_jti}.
 *
 * @param originJti the id of the session
 * @param scopes the scopes of its access tokens, in the order granted
 * @param hosted whether the user signed in at the hosted endpoints; InitiateAuth issues other claims
 * @param authTime time of the sign-in in epoch seconds; a refresh does not change it
 * @param resource the {@code aud} of its access tokens; null if the client requested no resource
 * @param document the URL of the client ID metadata document that the client named; null for a client id
 * @param refreshUntil time in epoch milliseconds from which its refresh tokens are refused
 */
public record Session(
        String originJti,
        String poolId,
        String clientId,
        String username,
        List<String> scopes,
        boolean hosted,
        long authTime,
        String eventId,
        @Nullable String resource,
        @Nullable String document,
        long refreshUntil) {

    /** The only scope that InitiateAuth issues. DOC "Understanding the access token". */
    public static final String SELF_SERVICE_SCOPE = "aws.cognito.signin.user.admin";

    public Session {
        scopes = List.copyOf(scopes);
    }

    /**
     * DOC "The redirect and authorization endpoint": a hosted sign-in returns an ID token only if the scope openid is
     * granted.
     */
    public boolean includesIdToken() {
        return !hosted || scopes.contains("openid");
    }
}
