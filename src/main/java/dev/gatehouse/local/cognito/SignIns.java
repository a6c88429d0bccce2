package dev.gatehouse.local.cognito;

import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How users prove who they are, from the first proof to the last: put together for the JSON API and for the pages. */
public final class SignIns {
    private final LocalCloud cloud;
    private final Users users;
    private final Passwords passwords;
    private final Challenges challenges;
    private final SrpExchanges srpExchanges;
    private final Nobody nobody;
    private final SoftwareTokens softwareTokens;
    private final SecondSteps secondSteps;
    private final SignIn signIn;
    private final NewPassword newPassword;

    SignIns(
            LocalCloud cloud,
            Store store,
            Clock clock,
            Ids ids,
            Users users,
            Passwords passwords,
            PasswordChange passwordChange,
            ConfirmationCodes codes,
            Lockout lockout) {
        this.cloud = cloud;
        this.users = users;
        this.passwords = passwords;
        this.challenges = new Challenges(store, clock, ids);
        this.srpExchanges = new SrpExchanges(store, clock, ids);
        this.nobody = new Nobody(store, ids);
        CodeGuesses guesses = new CodeGuesses(lockout);
        this.softwareTokens = new SoftwareTokens(users, new Totp(clock, ids), guesses, clock);
        this.secondSteps = new SecondSteps(challenges, users, softwareTokens, codes, guesses);
        this.signIn = new SignIn(users, passwords, lockout, passwordChange, challenges, secondSteps);
        this.newPassword = new NewPassword(challenges, users, passwordChange, secondSteps);
    }

    /** Those of the JSON API that sign in, of applications and of administrators. */
    List<Operation> operations(PoolCalls calls, Sessions sessions, RefreshTokens refreshTokens, Tokens tokens) {
        AuthAnswers answers = new AuthAnswers(sessions, tokens);
        AuthFlows.Flow password = new UserPasswordFlow(signIn, answers);
        AuthFlows.Flow srp = new SrpFlow(users, passwords, nobody, srpExchanges);
        Map<String, AuthFlows.Flow> choices = Map.of("PASSWORD", password, "PASSWORD_SRP", srp);
        AuthFlows flows = new AuthFlows(Map.of(
                "USER_PASSWORD_AUTH",
                password,
                "ADMIN_USER_PASSWORD_AUTH",
                password,
                "USER_SRP_AUTH",
                srp,
                "USER_AUTH",
                new ChoiceFlow(users, nobody, challenges, choices),
                "REFRESH_TOKEN_AUTH",
                new RefreshFlow(refreshTokens, tokens)));
        ChallengeReplies replies = new ChallengeReplies(
                challenges,
                users,
                newPassword,
                secondSteps,
                new PasswordVerifier(signIn, users, passwords, srpExchanges),
                choices,
                answers);
        List<Operation> all = new ArrayList<>(new AdminSignIn(calls, cloud, flows, replies).operations());
        all.add(new InitiateAuth(cloud, flows));
        all.add(new RespondToAuthChallenge(cloud, replies));
        return all;
    }

    /** Somebody whose sign-in waits for one proof more. */
    public record Waiting(User user, Challenge challenge) {}

    /** Whose session it is, where it asks one of these; empty once it was answered or is too old. */
    public Optional<Waiting> waiting(UserPool pool, AppClient client, String session, Set<Challenge> asked) {
        return challenges.find(client, session, asked) instanceof Challenges.Found.Open open
                ? users.find(pool, open.username())
                        .filter(user -> !user.disabled())
                        .map(user -> new Waiting(user, open.challenge()))
                : Optional.empty();
    }

    TokenOrSession tokenOrSession(AccessTokens accessTokens) {
        return new TokenOrSession(accessTokens, challenges, cloud, users);
    }

    void sweep() {
        challenges.sweep();
        srpExchanges.sweep();
    }

    void removePool(String poolId) {
        nobody.removePool(poolId);
    }

    public SignIn signIn() {
        return signIn;
    }

    public NewPassword newPassword() {
        return newPassword;
    }

    public SecondSteps secondSteps() {
        return secondSteps;
    }

    public SoftwareTokens softwareTokens() {
        return softwareTokens;
    }
}
