package dev.gatehouse.local.cognito.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one sign-in gave to one client: all tokens that descend from it share its {@code origin_jti}.
 *
 * @param originJti its id
 * @param scopes of its access tokens, in the order granted
 * @param hosted whether it began at the hosted endpoints; InitiateAuth gives other claims
 * @param authTime epoch seconds of the sign-in; refreshing keeps it
 * @param resource what its access tokens are for, as {@code aud}; null when no resource was asked for
 * @param refreshUntil epoch milliseconds after which no refresh token of it is taken
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
        long refreshUntil) {

    /** The one scope that InitiateAuth gives. DOC "Understanding the access token". */
    public static final String SELF_SERVICE_SCOPE = "aws.cognito.signin.user.admin";

    public Session {
        scopes = List.copyOf(scopes);
    }

    /** DOC "The redirect and authorization endpoint": a hosted sign-in brings an ID token only with openid. */
    public boolean includesIdToken() {
        return !hosted || scopes.contains("openid");
    }
}
