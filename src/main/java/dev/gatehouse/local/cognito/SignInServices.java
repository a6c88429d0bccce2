package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.ChallengeSessions;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.credential.Totp;
import dev.gatehouse.local.cognito.mfa.MfaLockout;
import dev.gatehouse.local.cognito.mfa.SoftwareTokenAuthorization;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.signin.AuthFlow;
import dev.gatehouse.local.cognito.signin.AuthFlows;
import dev.gatehouse.local.cognito.signin.AuthResponses;
import dev.gatehouse.local.cognito.signin.ChallengeDispatcher;
import dev.gatehouse.local.cognito.signin.MfaChallenges;
import dev.gatehouse.local.cognito.signin.NewPasswordChallenge;
import dev.gatehouse.local.cognito.signin.PasswordAuthentication;
import dev.gatehouse.local.cognito.signin.PasswordVerifierChallenge;
import dev.gatehouse.local.cognito.signin.RefreshTokenAuthFlow;
import dev.gatehouse.local.cognito.signin.SrpExchanges;
import dev.gatehouse.local.cognito.signin.UserAuthFlow;
import dev.gatehouse.local.cognito.signin.UserPasswordAuthFlow;
import dev.gatehouse.local.cognito.signin.UserSrpAuthFlow;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.UnknownUser;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Signs users in, from the first factor to the last. Shared by the JSON API and the sign-in pages. */
public final class SignInServices {
    private final LocalCloud cloud;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final ChallengeSessions challenges;
    private final SrpExchanges srpExchanges;
    private final UnknownUser unknownUser;
    private final SoftwareTokens softwareTokens;
    private final MfaChallenges mfaChallenges;
    private final PasswordAuthentication signIn;
    private final NewPasswordChallenge newPassword;

    SignInServices(
            LocalCloud cloud,
            Store store,
            Clock clock,
            RandomValues ids,
            UserStore users,
            PasswordHasher passwords,
            UserPasswords userPasswords,
            ConfirmationCodes codes,
            SignInLockout lockout) {
        this.cloud = cloud;
        this.users = users;
        this.passwords = passwords;
        this.challenges = new ChallengeSessions(store, clock, ids);
        this.srpExchanges = new SrpExchanges(store, clock, ids);
        this.unknownUser = new UnknownUser(store, ids);
        MfaLockout attempts = new MfaLockout(lockout);
        this.softwareTokens = new SoftwareTokens(users, new Totp(clock, ids), attempts, clock);
        this.mfaChallenges = new MfaChallenges(challenges, users, softwareTokens, codes, attempts);
        this.signIn = new PasswordAuthentication(users, passwords, lockout, userPasswords, challenges, mfaChallenges);
        this.newPassword = new NewPasswordChallenge(challenges, users, userPasswords, mfaChallenges);
    }

    /** Handles the requests of the sign-in operations. */
    record Handlers(AuthFlows flows, ChallengeDispatcher dispatcher) {}

    Handlers handlers(Sessions sessions, RefreshTokens refreshTokens, TokenIssuer tokens) {
        AuthResponses answers = new AuthResponses(sessions, tokens);
        AuthFlow password = new UserPasswordAuthFlow(signIn, answers);
        AuthFlow srp = new UserSrpAuthFlow(users, passwords, unknownUser, srpExchanges);
        Map<String, AuthFlow> choices = Map.of("PASSWORD", password, "PASSWORD_SRP", srp);
        AuthFlows flows = new AuthFlows(Map.of(
                "USER_PASSWORD_AUTH",
                password,
                "ADMIN_USER_PASSWORD_AUTH",
                password,
                "USER_SRP_AUTH",
                srp,
                "USER_AUTH",
                new UserAuthFlow(users, unknownUser, challenges, choices),
                "REFRESH_TOKEN_AUTH",
                new RefreshTokenAuthFlow(refreshTokens, tokens)));
        ChallengeDispatcher dispatcher = new ChallengeDispatcher(
                challenges,
                users,
                newPassword,
                mfaChallenges,
                new PasswordVerifierChallenge(signIn, users, passwords, srpExchanges),
                choices,
                answers);
        return new Handlers(flows, dispatcher);
    }

    /** A sign-in whose user must answer a challenge. */
    public record OpenChallenge(User user, Challenge challenge) {}

    /** Finds the user of a session whose challenge is one of these. Empty if the challenge is answered or has expired. */
    public Optional<OpenChallenge> findChallenge(
            UserPool pool, AppClient client, String session, Set<Challenge> expected) {
        return challenges.find(client, session, expected) instanceof ChallengeSessions.Lookup.OpenSession open
                ? users.find(pool, open.username())
                        .filter(user -> !user.disabled())
                        .map(user -> new OpenChallenge(user, open.challenge()))
                : Optional.empty();
    }

    SoftwareTokenAuthorization softwareTokenAuthorization(AccessTokenVerifier accessTokens) {
        return new SoftwareTokenAuthorization(accessTokens, challenges, cloud, users);
    }

    void removeExpired() {
        challenges.removeExpired();
        srpExchanges.removeExpired();
    }

    void removePool(String poolId) {
        unknownUser.removePool(poolId);
    }

    public PasswordAuthentication signIn() {
        return signIn;
    }

    public NewPasswordChallenge newPassword() {
        return newPassword;
    }

    public MfaChallenges mfaChallenges() {
        return mfaChallenges;
    }

    public SoftwareTokens softwareTokens() {
        return softwareTokens;
    }
}
