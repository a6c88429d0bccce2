package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Who sets an authenticator app up: a user who is signed in, by an access token, or one who is about to be, by the
 * session of a challenge. No sign-in gives such a session yet, so that none can be right.
 */
final class TokenOrSession {
    /** API reference: neither is required by itself. */
    static final List<Field> FIELDS =
            List.of(Field.optionalText("AccessToken", 0), Field.optionalText("Session", 2048));

    private final AccessTokens accessTokens;

    TokenOrSession(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** DOC API reference VerifySoftwareToken: one of the two, not both. Texts of the first two assumed. */
    ApiAnswer with(ApiRequest request, BiFunction<UserPool, User, ApiAnswer> call) {
        boolean token = request.find("AccessToken").isPresent();
        boolean session = request.find("Session").isPresent();
        if (token && session) {
            return Refused.invalidParameter(
                    "Only one of AccessToken and Session is allowed.", "both AccessToken and Session came");
        }
        if (!token && !session) {
            return Refused.invalidParameter(
                    "Either AccessToken or Session is required.", "neither AccessToken nor Session came");
        }
        return token
                ? SelfService.with(accessTokens, request, who -> call.apply(who.pool(), who.user()))
                // Text OBS, in client code.
                : Refused.notAuthorized("Invalid session for the user.", "no challenge gave this session");
    }
}
