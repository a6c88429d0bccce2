package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.Picture;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.UserPool;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;

/** Codes by mail as second factor. DOC "Adding MFA to a user pool". */
final class MailedCodesTest {
    private static final String WRONG = "CodeMismatchException: Invalid code received for user";
    private static final String EXPIRED = "ExpiredCodeException: Invalid code provided, please request a code again.";

    private final Sdk sdk = new Sdk();

    @BeforeEach
    void declare() {
        sdk.declare(pool -> Picture.with(
                pool,
                new UserPool.Mfa(
                        "OPTIONAL", true, Optional.of(new PoolMails.Message("Sign in", "{username}: {####}")))));
        set(USER, Sdk.attribute("email_verified", "false"));
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    private UserPool pool() {
        return sdk.cognito.cloud.declared().pool(Picture.POOL).orElseThrow();
    }

    private User user() {
        return sdk.cognito.pools.users().typed(pool(), USER).orElseThrow();
    }

    private String send() {
        String sentTo = sdk.cognito.pools.mailedCodes().send(pool(), user());
        assertThat(sentTo).isEqualTo("u***@e***");
        return sdk.newestCode();
    }

    private Optional<String> check(String code) {
        return sdk.cognito
                .pools
                .mailedCodes()
                .check(pool(), user(), code)
                .map(refused -> refused.type() + ": " + refused.message());
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    @Test
    void arriveInThePoolsWordsAndAreTakenOnce() {
        String code = send();
        assertThat(code).matches("[0-9]{6}");
        assertThat(sdk.newestMail().get("to").getAsString()).isEqualTo(USER);
        assertThat(sdk.newestMail().get("subject").getAsString()).isEqualTo("Sign in");
        assertThat(sdk.newestMail().get("body").getAsString()).isEqualTo(user().username() + ": " + code);
        assertThat(check(code)).isEmpty();
        assertThat(check(code)).contains(EXPIRED);
    }

    @Test
    void proveTheAddress() {
        String code = send();
        assertThat(check(other(code))).contains(WRONG);
        assertThat(user().attributes()).containsEntry("email_verified", "false");
        assertThat(check(code)).isEmpty();
        assertThat(user().attributes()).containsEntry("email_verified", "true");
    }

    @Test
    void proveNoOtherAddress() {
        String code = send();
        String username = user().username();
        set(username, Sdk.attribute("email", "next@example.com"), Sdk.attribute("email_verified", "true"));
        set(username, Sdk.attribute("email_verified", "false"));

        User moved = sdk.cognito.pools.users().find(pool(), username).orElseThrow();
        assertThat(sdk.cognito.pools.mailedCodes().check(pool(), moved, code)).isEmpty();
        assertThat(sdk.cognito
                        .pools
                        .users()
                        .find(pool(), username)
                        .orElseThrow()
                        .attributes())
                .containsEntry("email", "next@example.com")
                .containsEntry("email_verified", "false");
    }

    private void set(String username, AttributeType... attributes) {
        sdk.admin.adminUpdateUserAttributes(
                request -> request.userPoolId(Picture.POOL).username(username).userAttributes(attributes));
    }

    @Test
    void countTheNewestAlone() {
        String first = send();
        String second = send();
        assertThat(check(first.equals(second) ? other(second) : first)).contains(WRONG);
        assertThat(check(second)).isEmpty();
    }

    @Test
    void liveForAQuarterOfAnHour() {
        String code = send();
        sdk.cognito.clock.advance(Duration.ofMinutes(15).minusMillis(1));
        assertThat(check(other(code))).contains(WRONG);
        sdk.cognito.clock.advance(Duration.ofMillis(1));
        assertThat(check(code)).contains(EXPIRED);
    }

    /** Five wrong ones lock codes of both factors, and end the code. */
    @Test
    void lockAfterFiveWrongOnes() {
        String code = send();
        for (int i = 0; i < 5; i++) {
            assertThat(check(other(code))).contains(WRONG);
        }
        assertThat(check(code)).contains("NotAuthorizedException: Password attempts exceeded");
        assertThat(sdk.cognito.pools.softwareTokens().check(pool(), user(), "123456"))
                .get()
                .extracting(refused -> refused.message())
                .isEqualTo("Password attempts exceeded");
        sdk.cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(check(code)).contains("LimitExceededException: Attempt limit exceeded, please try after some time.");
        assertThat(check(send())).isEmpty();
    }

    /** A code for something else is none for this. */
    @Test
    void areNotThoseOfAForgottenPassword() {
        set(USER, Sdk.attribute("email_verified", "true"));
        sdk.app.forgotPassword(request -> request.clientId(Picture.CLI).username(USER));
        assertThat(check(sdk.newestCode())).contains(EXPIRED);
    }
}
