package dev.gatehouse.local.cognito.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.TestTrigger;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** The challenge NEW_PASSWORD_REQUIRED, answered with the AWS SDK. */
final class NewPasswordChallengeTest {
    private final InvitedUser user = new InvitedUser();
    private final Sdk sdk = user.sdk;

    @AfterEach
    void close() {
        sdk.close();
    }

    /** DOC API reference RespondToAuthChallenge; the values of the parameters OBS, in client projects. */
    @Test
    void isRequiredAfterATemporaryPassword() {
        user.invite();
        InitiateAuthResponse challenge = user.begin();

        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
        assertThat(challenge.authenticationResult()).isNull();
        assertThat(challenge.session()).hasSizeBetween(20, 2048);
        Map<String, String> parameters = challenge.challengeParameters();
        assertThat(parameters.keySet())
                .containsExactlyInAnyOrder("USER_ID_FOR_SRP", "requiredAttributes", "userAttributes");
        assertThat(parameters.get("USER_ID_FOR_SRP")).matches("[0-9a-f-]{36}");
        assertThat(parameters.get("requiredAttributes")).isEqualTo("[]");
        assertThat(parameters.get("userAttributes"))
                .isEqualTo("{\"email\":\"new@example.com\",\"email_verified\":\"true\",\"nickname\":\"Newton\"}");
    }

    @Test
    void confirmsTheUserAndReturnsTokens() {
        user.invite();
        RespondToAuthChallengeResponse answer = user.choose(user.begin().session(), InvitedUser.NEXT);

        assertThat(answer.challengeName()).isNull();
        assertThat(answer.authenticationResult().refreshToken()).isNotEmpty();
        assertThat(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(TestState.POOL).username(InvitedUser.INVITED))
                        .userStatus())
                .isEqualTo(UserStatusType.CONFIRMED);
        assertThat(sdk.login(InvitedUser.INVITED, InvitedUser.NEXT).accessToken())
                .isNotEmpty();
        user.refused(
                "Incorrect username or password.",
                "wrong password",
                () -> sdk.login(InvitedUser.INVITED, InvitedUser.TEMPORARY));
    }

    /** DOC password policy. The session stays open for another attempt. */
    @Test
    void keepsTheSessionAfterAWeakPassword() {
        user.invite();
        String session = user.begin().session();
        sdk.refused(
                InvalidPasswordException.class,
                "Password did not conform with policy: Password not long enough",
                () -> user.choose(session, "Short1"));
        assertThat(user.choose(session, InvitedUser.NEXT).authenticationResult())
                .isNotNull();
    }

    @Test
    void refusesAnAnswerWithoutARequiredParameter() {
        user.invite();
        String session = user.begin().session();
        for (String missing : List.of("USERNAME", "NEW_PASSWORD")) {
            Map<String, String> responses =
                    new HashMap<>(Map.of("USERNAME", InvitedUser.INVITED, "NEW_PASSWORD", InvitedUser.NEXT));
            responses.remove(missing);
            sdk.refused(
                    InvalidParameterException.class,
                    "Missing required parameter " + missing,
                    () -> user.respond(TestState.CLI, ChallengeNameType.NEW_PASSWORD_REQUIRED, session, responses));
        }
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter Session",
                () -> sdk.app.respondToAuthChallenge(request -> request.clientId(TestState.CLI)
                        .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                        .challengeResponses(
                                Map.of("USERNAME", InvitedUser.INVITED, "NEW_PASSWORD", InvitedUser.NEXT))));
    }

    @Test
    void refusesAUserWhoWasDisabledMeanwhile() {
        user.invite();
        String session = user.begin().session();
        sdk.admin.adminDisableUser(request -> request.userPoolId(TestState.POOL).username(InvitedUser.INVITED));
        user.refused("User is disabled.", "AdminEnableUser", () -> user.choose(session, InvitedUser.NEXT));
    }

    /** DOC "Computing secret hash values": the answer to a challenge hashes the real user name. */
    @Test
    void requiresTheSecretHashOfTheRealUsername() {
        user.invite();
        InitiateAuthResponse challenge = user.begin(
                TestState.WEB,
                Map.of(
                        "USERNAME",
                        InvitedUser.INVITED,
                        "PASSWORD",
                        InvitedUser.TEMPORARY,
                        "SECRET_HASH",
                        hash(InvitedUser.INVITED)));
        String username = challenge.challengeParameters().get("USER_ID_FOR_SRP");
        Map<String, String> entered = Map.of(
                "USERNAME",
                InvitedUser.INVITED,
                "NEW_PASSWORD",
                InvitedUser.NEXT,
                "SECRET_HASH",
                hash(InvitedUser.INVITED));
        user.refused(
                "SecretHash does not match for the client: " + TestState.WEB,
                "hash the user name " + username,
                () -> user.respond(
                        TestState.WEB, ChallengeNameType.NEW_PASSWORD_REQUIRED, challenge.session(), entered));
        assertThat(user.respond(
                                TestState.WEB,
                                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                                challenge.session(),
                                Map.of(
                                        "USERNAME",
                                        username,
                                        "NEW_PASSWORD",
                                        InvitedUser.NEXT,
                                        "SECRET_HASH",
                                        hash(username)))
                        .authenticationResult())
                .isNotNull();
    }

    private String hash(String username) {
        return SecretHash.compute(Secret.of(TestState.WEB_SECRET), username, TestState.WEB);
    }

    private void requireAttribute(String name) {
        sdk.declare(pool -> TestState.with(
                pool,
                UserSchema.of(
                        List.of(new Attribute(name, UserSchema.Type.STRING, true, true, 0, 2048)), Set.of(), Set.of()),
                Set.of("email")));
    }

    /** DOC API reference RespondToAuthChallenge: each attribute is a parameter userAttributes.name. */
    @Test
    void requiresMissingRequiredAttributes() {
        requireAttribute("name");
        user.invite();
        InitiateAuthResponse challenge = user.begin();
        assertThat(challenge.challengeParameters()).containsEntry("requiredAttributes", "[\"userAttributes.name\"]");
        sdk.refused(
                InvalidParameterException.class,
                "Invalid attributes given, name is missing",
                () -> user.choose(challenge.session(), InvitedUser.NEXT));
        user.respond(
                TestState.CLI,
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                challenge.session(),
                Map.of(
                        "USERNAME",
                        InvitedUser.INVITED,
                        "NEW_PASSWORD",
                        InvitedUser.NEXT,
                        "userAttributes.name",
                        "Isaac"));
        assertThat(Sdk.map(sdk.admin
                        .adminGetUser(
                                request -> request.userPoolId(TestState.POOL).username(InvitedUser.INVITED))
                        .userAttributes()))
                .containsEntry("name", "Isaac");
    }

    /** Text OBS, in public issues. */
    @ParameterizedTest
    @ValueSource(strings = {"email", "email_verified", "nickname"})
    void refusesToChangeExistingAttributes(String name) {
        user.invite();
        user.refused(
                "Cannot modify an already provided " + name,
                "the user already has " + name,
                () -> user.respond(
                        TestState.CLI,
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        user.begin().session(),
                        Map.of(
                                "USERNAME",
                                InvitedUser.INVITED,
                                "NEW_PASSWORD",
                                InvitedUser.NEXT,
                                "userAttributes." + name,
                                "true")));
    }

    /** DOC "Working with user attributes": the write permissions of the client apply here too. */
    @Test
    void refusesAttributesThatTheClientCannotWrite() {
        user.invite();
        user.refused(
                "A client attempted to write unauthorized attribute",
                "client cli has no write permission for website",
                () -> user.respond(
                        TestState.CLI,
                        ChallengeNameType.NEW_PASSWORD_REQUIRED,
                        user.begin().session(),
                        Map.of(
                                "USERNAME",
                                InvitedUser.INVITED,
                                "NEW_PASSWORD",
                                InvitedUser.NEXT,
                                "userAttributes.website",
                                "x")));
    }

    /**
     * DOC "Customizing sign-in attributes": an alias belongs to one user. The session stays open for another attempt.
     */
    @Test
    void refusesAnAliasOfAnotherUser() {
        UserPool pool = TestState.with(
                TestState.pool(sdk.cognito.issuer()),
                UserSchema.of(List.of(), Set.of("preferred_username"), Set.of()),
                Set.of());
        sdk.cognito.cloud.declare(TestState.with(pool, TestState.writing(Set.of("preferred_username"))));
        sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                .username("first")
                .userAttributes(Sdk.attribute("preferred_username", "isaac"))
                .messageAction(MessageActionType.SUPPRESS));
        sdk.admin.adminCreateUser(request -> request.userPoolId(TestState.POOL)
                .username("second")
                .temporaryPassword(InvitedUser.TEMPORARY)
                .messageAction(MessageActionType.SUPPRESS));
        String session = user.begin(TestState.CLI, Map.of("USERNAME", "second", "PASSWORD", InvitedUser.TEMPORARY))
                .session();
        sdk.refused(
                AliasExistsException.class,
                "An account with the preferred_username already exists.",
                () -> choosePreferredUsername(session, "isaac"));
        assertThat(choosePreferredUsername(session, "newton").authenticationResult())
                .isNotNull();
    }

    private RespondToAuthChallengeResponse choosePreferredUsername(String session, String name) {
        return user.respond(
                TestState.CLI,
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                session,
                Map.of(
                        "USERNAME",
                        "second",
                        "NEW_PASSWORD",
                        InvitedUser.NEXT,
                        "userAttributes.preferred_username",
                        name));
    }

    /** DOC "Pre token generation Lambda trigger": this challenge has its own trigger source. */
    @Test
    void setsTheTriggerSource() {
        TestTrigger function = new TestTrigger(sdk.cognito);
        function.declare(new UserPool.Triggers(Optional.of(TestTrigger.ARN), Optional.empty(), Optional.empty()));
        function.answers("{}");
        user.invite();
        user.choose(user.begin().session(), InvitedUser.NEXT);
        assertThat(function.event().get("triggerSource").getAsString())
                .isEqualTo("TokenGeneration_NewPasswordChallenge");
        sdk.login(InvitedUser.INVITED, InvitedUser.NEXT);
        assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("TokenGeneration_Authentication");
    }

    /** If the trigger fails, there are no tokens. The password that the user chose is kept. */
    @Test
    void keepsTheNewPasswordIfTheTriggerFails() {
        TestTrigger function = new TestTrigger(sdk.cognito);
        function.declare(new UserPool.Triggers(Optional.of(TestTrigger.ARN), Optional.empty(), Optional.empty()));
        function.does(event -> new Invocation.Failed("Error", "no"));
        user.invite();
        String session = user.begin().session();
        Reply reply = sdk.cognito.call(
                "RespondToAuthChallenge",
                "{\"ClientId\":\"%s\",\"ChallengeName\":\"NEW_PASSWORD_REQUIRED\",\"Session\":\"%s\",\"ChallengeResponses\":{\"USERNAME\":\"%s\",\"NEW_PASSWORD\":\"%s\"}}"
                        .formatted(TestState.CLI, session, InvitedUser.INVITED, InvitedUser.NEXT));
        assertThat(reply.json().get("__type").getAsString()).isEqualTo("UserLambdaValidationException");
        function.answers("{}");
        assertThat(sdk.login(InvitedUser.INVITED, InvitedUser.NEXT).accessToken())
                .isNotEmpty();
    }
}
