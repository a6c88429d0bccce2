package dev.gatehouse.local.cognito.mfa;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.token.AccessTokenAuthorization;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Authorizes AssociateSoftwareToken and VerifySoftwareToken: by the access token of a signed-in user, or during a
 * sign-in by the session of the challenge MFA_SETUP.
 */
public final class SoftwareTokenAuthorization {
    private final AccessTokenVerifier accessTokens;
    private final ChallengeSessions challenges;
    private final LocalCloud cloud;
    private final UserStore users;

    public SoftwareTokenAuthorization(
            AccessTokenVerifier accessTokens, ChallengeSessions challenges, LocalCloud cloud, UserStore users) {
        this.accessTokens = accessTokens;
        this.challenges = challenges;
        this.cloud = cloud;
        this.users = users;
    }

    /** DOC API reference VerifySoftwareToken: either an access token or a session. Texts assumed. */
    ApiAnswer with(ApiRequest request, BiFunction<UserPool, User, ApiAnswer> call) {
        boolean token = request.find("AccessToken").isPresent();
        boolean session = request.find("Session").isPresent();
        if (token && session) {
            return Refused.invalidParameter(
                    "Only one of AccessToken and Session is allowed.", "the request has both AccessToken and Session");
        }
        if (!token && !session) {
            return Refused.invalidParameter(
                    "Either AccessToken or Session is required.", "the request has neither AccessToken nor Session");
        }
        return token
                ? AccessTokenAuthorization.with(accessTokens, request, who -> call.apply(who.pool(), who.user()))
                : withSession(request.text("Session"), call);
    }

    /** Records in the session that the setup is complete. */
    void completeSetup(ApiRequest request) {
        request.find("Session").ifPresent(challenges::completeSetup);
    }

    /** The response contains the session. CHOICE: the same session; AWS returns a new one. */
    private ApiAnswer withSession(String session, BiFunction<UserPool, User, ApiAnswer> call) {
        ChallengeSessions.Lookup lookup = challenges.find(session, Set.of(Challenge.MFA_SETUP));
        if (lookup instanceof ChallengeSessions.Lookup.InvalidSession invalid) {
            return invalid.refused();
        }
        ChallengeSessions.Lookup.OpenSession open = (ChallengeSessions.Lookup.OpenSession) lookup;
        Optional<UserPool> pool =
                CallingClient.find(cloud.declared(), open.clientId()).map(CallingClient::pool);
        Optional<User> user = pool.flatMap(each -> users.find(each, open.username()));
        if (pool.isEmpty() || user.isEmpty()) {
            return Refused.notAuthorized(
                    "Invalid session for the user.", "the client or the user of the session no longer exists");
        }
        if (user.get().factors().appSecret().isPresent()) {
            return ChallengeSessions.factorAlreadySet();
        }
        ApiAnswer answer = call.apply(pool.get(), user.get());
        if (answer instanceof ApiAnswer.Done done) {
            done.body().addProperty("Session", session);
        } else {
            challenges.recordWrongAnswer(session);
        }
        return answer;
    }
}
