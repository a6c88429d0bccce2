package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.user.Session;
import java.util.function.Function;

/** Authorizes requests that users make for themselves, with an access token. */
public final class AccessTokenAuthorization {
    private AccessTokenAuthorization() {}

    /** Texts OBS in client code and emulators, except the text for a token that cannot be read (assumed). */
    public static ApiAnswer with(
            AccessTokenVerifier accessTokens, ApiRequest request, Function<AccessTokenCheck.Verified, ApiAnswer> call) {
        AccessTokenCheck check = accessTokens.verify(request.text("AccessToken"));
        if (check instanceof AccessTokenCheck.Verified verified) {
            // DOC "The redirect and authorization endpoint": the self-service API needs this scope.
            return verified.scopes().contains(Session.SELF_SERVICE_SCOPE)
                    ? call.apply(verified)
                    : Refused.notAuthorized(
                            "Access Token does not have required scopes",
                            "the token needs scope " + Session.SELF_SERVICE_SCOPE + ", it has " + verified.scopes()
                                    + ": allow the scope for the client and request it at sign-in");
        }
        AccessTokenCheck.InvalidAccessToken refused = (AccessTokenCheck.InvalidAccessToken) check;
        return switch (refused.cause()) {
            case INVALID -> Refused.notAuthorized("Invalid Access Token", refused.reason());
            case EXPIRED -> Refused.notAuthorized("Access Token has expired", refused.reason());
            case REVOKED -> Refused.notAuthorized("Access Token has been revoked", refused.reason());
            case USER_GONE -> new Refused("UserNotFoundException", "User does not exist.", refused.reason());
        };
    }
}
