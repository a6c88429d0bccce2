package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;

/** The challenge EMAIL_OTP, answered with the AWS SDK. DOC "SMS and email message MFA". */
final class EmailOtpTest {
    private final MfaUser user = new MfaUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    /** API reference RespondToAuthChallenge: the parameters contain medium and destination. */
    @Test
    void sendsACodeAndAsksForIt() {
        user.declareMfa("ON", false, true);
        InitiateAuthResponse challenge = user.begin();

        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.EMAIL_OTP);
        assertThat(challenge.challengeParameters())
                .containsEntry("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL")
                .containsEntry("CODE_DELIVERY_DESTINATION", "u***@e***");
        assertThat(sdk.newestMail().get("subject").getAsString()).isEqualTo("Your authentication code");
        String code = sdk.newestCode();
        assertThat(code).matches("[0-9]{6}");
        sdk.refused(
                CodeMismatchException.class,
                MfaUser.WRONG_EMAIL_CODE,
                () -> user.answerWithEmail(challenge.session(), MfaUser.otherThan(code)));
        assertThat(user.answerWithEmail(challenge.session(), code)
                        .authenticationResult()
                        .idToken())
                .isNotEmpty();
    }

    @Test
    void verifiesTheAddressThatTheCodeWasSentTo() {
        user.declareMfa("ON", false, true);
        user.setAttributes(Sdk.attribute("email_verified", "false"));
        InitiateAuthResponse challenge = user.begin();
        sdk.refused(
                CodeMismatchException.class,
                MfaUser.WRONG_EMAIL_CODE,
                () -> user.answerWithEmail(challenge.session(), MfaUser.otherThan(sdk.newestCode())));
        assertThat(user.attributes()).containsEntry("email_verified", "false");
        user.answerWithEmail(challenge.session(), sdk.newestCode());
        assertThat(user.attributes()).containsEntry("email_verified", "true");
    }

    @Test
    void doesNotVerifyAnAddressThatWasSetLater() {
        user.declareMfa("ON", false, true);
        InitiateAuthResponse challenge = user.begin();
        String username = challenge.challengeParameters().get("USER_ID_FOR_SRP");
        String code = sdk.newestCode();
        user.setAttributes(Sdk.attribute("email", "next@example.com"), Sdk.attribute("email_verified", "true"));
        sdk.admin.adminUpdateUserAttributes(request -> request.userPoolId(TestState.POOL)
                .username(username)
                .userAttributes(Sdk.attribute("email_verified", "false")));

        sdk.app.respondToAuthChallenge(request -> request.clientId(TestState.CLI)
                .challengeName(ChallengeNameType.EMAIL_OTP)
                .session(challenge.session())
                .challengeResponses(Map.of("USERNAME", username, "EMAIL_OTP_CODE", code)));
        assertThat(Sdk.map(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(TestState.POOL).username(username))
                        .userAttributes()))
                .containsEntry("email", "next@example.com")
                .containsEntry("email_verified", "false");
    }

    /** CHOICE: as long as a session is valid by default. Only the newest code is valid. */
    @Test
    void acceptsACodeOnceAndForThreeMinutes() {
        user.declareMfa("ON", false, true);
        String first = user.begin().session();
        String old = sdk.newestCode();
        String second = user.begin().session();
        String code = sdk.newestCode();
        if (!old.equals(code)) {
            sdk.refused(CodeMismatchException.class, MfaUser.WRONG_EMAIL_CODE, () -> user.answerWithEmail(first, old));
        }
        user.answerWithEmail(first, code);
        sdk.refused(
                ExpiredCodeException.class,
                "Invalid code provided, please request a code again.",
                () -> user.answerWithEmail(second, code));

        String third = user.begin().session();
        sdk.cognito.clock.advance(Duration.ofMinutes(3));
        sdk.refused(
                NotAuthorizedException.class,
                "Invalid session for the user, session is expired.",
                () -> user.answerWithEmail(third, sdk.newestCode()));
    }

    /** Attack 86: each wrong code follows a new code. Five are checked; the others are refused by the lockout. */
    @Test
    void checksOnlyFiveOfManySimultaneousWrongCodes() throws Exception {
        user.declareMfa("ON", false, true);
        int attackers = 24;
        ExecutorService threads = Executors.newFixedThreadPool(attackers);
        try {
            CyclicBarrier together = new CyclicBarrier(attackers);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < attackers; i++) {
                answers.add(threads.submit(() -> {
                    together.await();
                    String session = user.begin().session();
                    try {
                        user.answerWithEmail(session, "not-a-code");
                        return "taken";
                    } catch (CognitoIdentityProviderException e) {
                        return e.awsErrorDetails().errorMessage();
                    }
                }));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> answer : answers) {
                texts.add(answer.get());
            }
            assertThat(texts).containsOnly(MfaUser.LOCKED, MfaUser.WRONG_EMAIL_CODE);
            assertThat(texts.stream().filter(MfaUser.WRONG_EMAIL_CODE::equals)).hasSize(5);
        } finally {
            threads.shutdownNow();
        }
    }
}
