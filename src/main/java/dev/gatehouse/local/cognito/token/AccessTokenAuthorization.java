package dev.gatehouse.local.cognito.token;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.user.Session;
import java.util.function.Function;

/** Calls that a user makes for himself, with an access token. */
public final class AccessTokenAuthorization {
    private AccessTokenAuthorization() {}

    /** Texts OBS in client code and emulators, but for the one of an unreadable token (assumed). */
    public static ApiAnswer with(
            AccessTokenVerifier accessTokens, ApiRequest request, Function<AccessTokenCheck.Verified, ApiAnswer> call) {
        AccessTokenCheck check = accessTokens.verify(request.text("AccessToken"));
        if (check instanceof AccessTokenCheck.Verified verified) {
            // DOC "The redirect and authorization endpoint": the self-service API needs this scope.
            return verified.scopes().contains(Session.SELF_SERVICE_SCOPE)
                    ? call.apply(verified)
                    : Refused.notAuthorized(
                            "Access Token does not have required scopes",
                            "scope " + Session.SELF_SERVICE_SCOPE + " is needed, the token has " + verified.scopes()
                                    + "; ask for it at sign-in and allow it for the client");
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
