package dev.gatehouse.local.cognito.api;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.signin.InvitedUser;
import dev.gatehouse.local.cognito.store.Hashes;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The sessions that Cognito issues with a challenge, answered with the AWS SDK. */
final class ChallengeSessionsTest {
    private final InvitedUser user = new InvitedUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void acceptsASessionOnce() {
        user.invite();
        String session = user.begin().session();
        user.choose(session, InvitedUser.NEXT);
        user.refused(
                InvitedUser.NO_SESSION,
                "already answered, or never issued",
                () -> user.choose(session, "YetAnotherPassword789"));
        assertThat(sdk.login(InvitedUser.INVITED, InvitedUser.NEXT).accessToken())
                .isNotEmpty();
    }

    /** Of many simultaneous answers, only one is accepted. */
    @Test
    void acceptsOneOfManySimultaneousAnswers() {
        user.invite();
        String session = user.begin().session();
        long winners = IntStream.range(0, 16)
                .parallel()
                .filter(i -> {
                    try {
                        user.choose(session, InvitedUser.NEXT + i);
                        return true;
                    } catch (NotAuthorizedException e) {
                        return false;
                    }
                })
                .count();
        assertThat(winners).isEqualTo(1);
    }

    /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. Text OBS. */
    @Test
    void refusesAnExpiredSession() {
        user.invite();
        String session = user.begin().session();
        sdk.cognito.clock.advance(Duration.ofMinutes(3).minusMillis(1));
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password not long enough",
                () -> user.choose(session, "Short1"));
        sdk.cognito.clock.advance(Duration.ofMillis(1));
        user.refused(
                "Invalid session for the user, session is expired.",
                "AuthSessionValidity, 3 minutes by default",
                () -> user.choose(session, InvitedUser.NEXT));
    }

    @Test
    void refusesASessionOfAnotherClientUserOrChallenge() {
        user.invite();
        String session = user.begin().session();
        user.refused(
                InvitedUser.NO_SESSION,
                "client " + TestState.OLD,
                () -> user.respond(
                        TestState.OLD,
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        session,
                        Map.of("USERNAME", InvitedUser.INVITED, "NEW_PASSWORD", InvitedUser.NEXT)));
        user.refused(
                InvitedUser.NO_SESSION,
                "USERNAME is not the user",
                () -> user.respond(
                        TestState.CLI,
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        session,
                        Map.of("USERNAME", USER, "NEW_PASSWORD", InvitedUser.NEXT)));
        user.refused(
                InvitedUser.NO_SESSION,
                "the session is for NEW_PASSWORD_REQUIRED",
                () -> user.respond(
                        TestState.CLI,
                        ChallengeNameType.SELECT_CHALLENGE,
                        session,
                        Map.of("USERNAME", InvitedUser.INVITED, "ANSWER", "PASSWORD")));
        user.refused(
                InvitedUser.NO_SESSION,
                "no such session",
                () -> user.choose("a-session-that-was-never-issued", InvitedUser.NEXT));
        assertThat(user.choose(session, InvitedUser.NEXT).authenticationResult())
                .isNotNull();
    }

    /** The stored rows do not contain a usable session. */
    @Test
    void storesOnlyFingerprints() {
        user.invite();
        String session = user.begin().session();
        assertThat(sdk.cognito.store.map("cognito.challenges"))
                .hasSize(1)
                .doesNotContainKey(session)
                .containsKey(Hashes.fingerprint(session));
        assertThat(sdk.cognito.store.map("cognito.challenges").values())
                .noneMatch(row -> row.contains(session) || row.contains(InvitedUser.TEMPORARY));
        assertThat(JsonParser.parseString(
                                sdk.cognito.store.map("cognito.challenges").get(Hashes.fingerprint(session)))
                        .isJsonObject())
                .isTrue();
    }
}
