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
 * Who sets an authenticator app up: a user who is signed in, by an access token, or one who is about to be, by the
 * session of the challenge that asks for it.
 */
public final class TokenOrSession {
    private final AccessTokenVerifier accessTokens;
    private final ChallengeSessions challenges;
    private final LocalCloud cloud;
    private final UserStore users;

    public TokenOrSession(
            AccessTokenVerifier accessTokens, ChallengeSessions challenges, LocalCloud cloud, UserStore users) {
        this.accessTokens = accessTokens;
        this.challenges = challenges;
        this.cloud = cloud;
        this.users = users;
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
                ? AccessTokenAuthorization.with(accessTokens, request, who -> call.apply(who.pool(), who.user()))
                : session(request.text("Session"), call);
    }

    /** What the session asks for was done with it. */
    void done(ApiRequest request) {
        request.find("Session").ifPresent(challenges::completeSetup);
    }

    /** The answer names the session again. CHOICE: the same; on AWS it is a new one. */
    private ApiAnswer session(String session, BiFunction<UserPool, User, ApiAnswer> call) {
        ChallengeSessions.Lookup found = challenges.find(session, Set.of(Challenge.MFA_SETUP));
        if (found instanceof ChallengeSessions.Lookup.InvalidSession not) {
            return not.refused();
        }
        ChallengeSessions.Lookup.OpenSession open = (ChallengeSessions.Lookup.OpenSession) found;
        Optional<UserPool> pool =
                CallingClient.find(cloud.declared(), open.clientId()).map(CallingClient::pool);
        Optional<User> user = pool.flatMap(each -> users.find(each, open.username()));
        if (pool.isEmpty() || user.isEmpty()) {
            return Refused.notAuthorized("Invalid session for the user.", "its client or its user is gone");
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
