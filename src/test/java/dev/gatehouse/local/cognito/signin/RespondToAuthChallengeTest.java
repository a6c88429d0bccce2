package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;

/** The challenge names and clients that RespondToAuthChallenge accepts. */
final class RespondToAuthChallengeTest {
    private final InvitedUser user = new InvitedUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = ChallengeNameType.class,
            names = {"SMS_MFA", "CUSTOM_CHALLENGE", "DEVICE_SRP_AUTH", "WEB_AUTHN"})
    void refusesChallengesThatAreNotImitated(ChallengeNameType name) {
        sdk.refused(
                InvalidParameterException.class,
                "not imitated locally: " + name,
                () -> user.respond(TestState.CLI, name, "a-session-that-was-never-issued", Map.of("USERNAME", USER)));
    }

    @Test
    void refusesAnUnknownChallengeAndAnUnknownClient() {
        Reply unknown = sdk.cognito.call(
                "RespondToAuthChallenge", "{\"ClientId\":\"" + TestState.CLI + "\",\"ChallengeName\":\"RIDDLE\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("message").getAsString())
                .startsWith(
                        "1 validation error detected: Value 'RIDDLE' at 'challengeName' failed to satisfy constraint:"
                                + " Member must satisfy enum value set: [SMS_MFA, EMAIL_OTP, ");
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool client 9nobody does not exist.",
                () -> user.respond("9nobody", ChallengeNameType.PASSWORD_VERIFIER, "s".repeat(20), Map.of()));
    }
}
