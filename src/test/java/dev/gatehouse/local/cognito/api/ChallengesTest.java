package dev.gatehouse.local.cognito.api;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.gatehouse.local.Picture;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.cognito.Asked;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserSchema;
import dev.gatehouse.local.state.UserSchema.Attribute;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What Cognito asks for between a password and the tokens, answered by the AWS SDK. */
final class ChallengesTest {
    private static final String INVITED = "new@example.com";
    private static final String TEMPORARY = "Temporary12345";
    private static final String NEXT = "AnotherPassword456";
    private static final String NO_SESSION = "Invalid session for the user.";

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private void invite() {
        sdk.admin.adminCreateUser(request -> request.userPoolId(Picture.POOL)
                .username(INVITED)
                .temporaryPassword(TEMPORARY)
                .userAttributes(Sdk.attribute("email_verified", "true"), Sdk.attribute("nickname", "Newton"))
                .messageAction(MessageActionType.SUPPRESS));
    }

    private InitiateAuthResponse begin(String client, Map<String, String> parameters) {
        return sdk.app.initiateAuth(request -> request.clientId(client)
                .authFlow(AuthFlowType.USER_PASSWORD_AUTH)
                .authParameters(parameters));
    }

    private InitiateAuthResponse begin() {
        return begin(Picture.CLI, Map.of("USERNAME", INVITED, "PASSWORD", TEMPORARY));
    }

    private RespondToAuthChallengeResponse respond(
            String client, ChallengeNameType name, String session, Map<String, String> responses) {
        return sdk.app.respondToAuthChallenge(request ->
                request.clientId(client).challengeName(name).session(session).challengeResponses(responses));
    }

    private RespondToAuthChallengeResponse choose(String session, String password) {
        return respond(
                Picture.CLI,
                ChallengeNameType.NEW_PASSWORD_REQUIRED,
                session,
                Map.of("USERNAME", INVITED, "NEW_PASSWORD", password));
    }

    private void flows(String... flows) {
        sdk.cognito.cloud.declare(Picture.with(Picture.pool(sdk.cognito.issuer()), Picture.flowing(Set.of(flows))));
    }

    private void refused(String message, String reason, Runnable call) {
        sdk.refused(NotAuthorizedException.class, message, call);
        assertThat(sdk.cognito.reason()).contains(reason);
    }

    @Nested
    final class NewPasswordRequired {
        /** DOC API reference RespondToAuthChallenge; what the parameters hold OBS, in client projects. */
        @Test
        void isAskedOfWhoHasATemporaryPassword() {
            invite();
            InitiateAuthResponse asked = begin();

            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
            assertThat(asked.authenticationResult()).isNull();
            assertThat(asked.session()).hasSizeBetween(20, 2048);
            Map<String, String> parameters = asked.challengeParameters();
            assertThat(parameters.keySet())
                    .containsExactlyInAnyOrder("USER_ID_FOR_SRP", "requiredAttributes", "userAttributes");
            assertThat(parameters.get("USER_ID_FOR_SRP")).matches("[0-9a-f-]{36}");
            assertThat(parameters.get("requiredAttributes")).isEqualTo("[]");
            assertThat(parameters.get("userAttributes"))
                    .isEqualTo("{\"email\":\"new@example.com\",\"email_verified\":\"true\",\"nickname\":\"Newton\"}");
        }

        @Test
        void confirmsTheUserAndGivesTokens() {
            invite();
            RespondToAuthChallengeResponse answer = choose(begin().session(), NEXT);

            assertThat(answer.challengeName()).isNull();
            assertThat(answer.authenticationResult().refreshToken()).isNotEmpty();
            assertThat(sdk.admin
                            .adminGetUser(
                                    request -> request.userPoolId(Picture.POOL).username(INVITED))
                            .userStatus())
                    .isEqualTo(UserStatusType.CONFIRMED);
            assertThat(sdk.login(INVITED, NEXT).accessToken()).isNotEmpty();
            refused("Incorrect username or password.", "wrong password", () -> sdk.login(INVITED, TEMPORARY));
        }

        @Test
        void aSessionIsGoodOnce() {
            invite();
            String session = begin().session();
            choose(session, NEXT);
            refused(NO_SESSION, "already answered, or never issued", () -> choose(session, "YetAnotherPassword789"));
            assertThat(sdk.login(INVITED, NEXT).accessToken()).isNotEmpty();
        }

        /** Of many at once one is told that it came first. */
        @Test
        void oneOfManyAnswersCounts() {
            invite();
            String session = begin().session();
            long winners = IntStream.range(0, 16)
                    .parallel()
                    .filter(i -> {
                        try {
                            choose(session, NEXT + i);
                            return true;
                        } catch (NotAuthorizedException e) {
                            return false;
                        }
                    })
                    .count();
            assertThat(winners).isEqualTo(1);
        }

        /** DOC password policy. The session stays, so that another may be tried. */
        @Test
        void aWeakPasswordMayBeTriedAnew() {
            invite();
            String session = begin().session();
            sdk.refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password not long enough",
                    () -> choose(session, "Short1"));
            assertThat(choose(session, NEXT).authenticationResult()).isNotNull();
        }

        /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. Text OBS. */
        @Test
        void aSessionEndsWithItsTime() {
            invite();
            String session = begin().session();
            sdk.cognito.clock.advance(Duration.ofMinutes(3).minusMillis(1));
            sdk.refused(
                    InvalidPasswordException.class,
                    "Password did not conform with policy: Password not long enough",
                    () -> choose(session, "Short1"));
            sdk.cognito.clock.advance(Duration.ofMillis(1));
            refused(
                    "Invalid session for the user, session is expired.",
                    "AuthSessionValidity, 3 minutes by default",
                    () -> choose(session, NEXT));
        }

        @Test
        void aSessionIsForItsClientItsUserAndItsChallenge() {
            invite();
            String session = begin().session();
            refused(
                    NO_SESSION,
                    "client " + Picture.OLD,
                    () -> respond(
                            Picture.OLD,
                            ChallengeNameType.NEW_PASSWORD_REQUIRED,
                            session,
                            Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT)));
            refused(
                    NO_SESSION,
                    "USERNAME is not the user",
                    () -> respond(
                            Picture.CLI,
                            ChallengeNameType.NEW_PASSWORD_REQUIRED,
                            session,
                            Map.of("USERNAME", USER, "NEW_PASSWORD", NEXT)));
            refused(
                    NO_SESSION,
                    "the session is for NEW_PASSWORD_REQUIRED",
                    () -> respond(
                            Picture.CLI,
                            ChallengeNameType.SELECT_CHALLENGE,
                            session,
                            Map.of("USERNAME", INVITED, "ANSWER", "PASSWORD")));
            refused(NO_SESSION, "no such session", () -> choose("a-session-that-nobody-was-given", NEXT));
            assertThat(choose(session, NEXT).authenticationResult()).isNotNull();
        }

        @Test
        void refusesAnAnswerThatLacksSomething() {
            invite();
            String session = begin().session();
            for (String missing : List.of("USERNAME", "NEW_PASSWORD")) {
                Map<String, String> responses = new HashMap<>(Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT));
                responses.remove(missing);
                sdk.refused(
                        InvalidParameterException.class,
                        "Missing required parameter " + missing,
                        () -> respond(Picture.CLI, ChallengeNameType.NEW_PASSWORD_REQUIRED, session, responses));
            }
            sdk.refused(
                    InvalidParameterException.class,
                    "Missing required parameter Session",
                    () -> sdk.app.respondToAuthChallenge(request -> request.clientId(Picture.CLI)
                            .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                            .challengeResponses(Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT))));
        }

        @Test
        void whoWasDisabledMeanwhileGetsNoFurther() {
            invite();
            String session = begin().session();
            sdk.admin.adminDisableUser(
                    request -> request.userPoolId(Picture.POOL).username(INVITED));
            refused("User is disabled.", "AdminEnableUser", () -> choose(session, NEXT));
        }

        /** DOC "Computing secret hash values": a challenge's answer hashes the real user name. */
        @Test
        void wantsTheSecretHashOfTheRealName() {
            invite();
            InitiateAuthResponse asked = begin(
                    Picture.WEB, Map.of("USERNAME", INVITED, "PASSWORD", TEMPORARY, "SECRET_HASH", hash(INVITED)));
            String real = asked.challengeParameters().get("USER_ID_FOR_SRP");
            Map<String, String> typed = Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT, "SECRET_HASH", hash(INVITED));
            refused(
                    "SecretHash does not match for the client: " + Picture.WEB,
                    "hash the user name " + real,
                    () -> respond(Picture.WEB, ChallengeNameType.NEW_PASSWORD_REQUIRED, asked.session(), typed));
            assertThat(respond(
                                    Picture.WEB,
                                    ChallengeNameType.NEW_PASSWORD_REQUIRED,
                                    asked.session(),
                                    Map.of("USERNAME", real, "NEW_PASSWORD", NEXT, "SECRET_HASH", hash(real)))
                            .authenticationResult())
                    .isNotNull();
        }

        private String hash(String username) {
            return SecretHash.compute(Secret.of(Picture.WEB_SECRET), username, Picture.WEB);
        }

        private void requiring(String name) {
            sdk.declare(pool -> Picture.with(
                    pool,
                    UserSchema.of(
                            List.of(new Attribute(name, UserSchema.Type.STRING, true, true, 0, 2048)),
                            Set.of(),
                            Set.of()),
                    Set.of("email")));
        }

        /** DOC API reference RespondToAuthChallenge: attributes come each as userAttributes.name. */
        @Test
        void asksForWhatMustBeThereAndIsNot() {
            requiring("name");
            invite();
            InitiateAuthResponse asked = begin();
            assertThat(asked.challengeParameters()).containsEntry("requiredAttributes", "[\"userAttributes.name\"]");
            sdk.refused(
                    InvalidParameterException.class,
                    "Invalid attributes given, name is missing",
                    () -> choose(asked.session(), NEXT));
            respond(
                    Picture.CLI,
                    ChallengeNameType.NEW_PASSWORD_REQUIRED,
                    asked.session(),
                    Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT, "userAttributes.name", "Isaac"));
            assertThat(Sdk.map(sdk.admin
                            .adminGetUser(
                                    request -> request.userPoolId(Picture.POOL).username(INVITED))
                            .userAttributes()))
                    .containsEntry("name", "Isaac");
        }

        /** Text OBS, in public issues. */
        @ParameterizedTest
        @ValueSource(strings = {"email", "email_verified", "nickname"})
        void changesNothingThatIsThere(String name) {
            invite();
            refused(
                    "Cannot modify an already provided " + name,
                    "the user has " + name + " already",
                    () -> respond(
                            Picture.CLI,
                            ChallengeNameType.NEW_PASSWORD_REQUIRED,
                            begin().session(),
                            Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT, "userAttributes." + name, "true")));
        }

        /** DOC "Working with user attributes": what the client may not write it may not write here either. */
        @Test
        void takesOnlyWhatTheClientMayWrite() {
            invite();
            refused(
                    "A client attempted to write unauthorized attribute",
                    "client cli has no write permission for website",
                    () -> respond(
                            Picture.CLI,
                            ChallengeNameType.NEW_PASSWORD_REQUIRED,
                            begin().session(),
                            Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT, "userAttributes.website", "x")));
        }

        /** DOC "Customizing sign-in attributes": an alias is one user's; the session stays for another try. */
        @Test
        void takesNobodysAlias() {
            UserPool pool = Picture.with(
                    Picture.pool(sdk.cognito.issuer()),
                    UserSchema.of(List.of(), Set.of("preferred_username"), Set.of()),
                    Set.of());
            sdk.cognito.cloud.declare(Picture.with(pool, Picture.writing(Set.of("preferred_username"))));
            sdk.admin.adminCreateUser(request -> request.userPoolId(Picture.POOL)
                    .username("first")
                    .userAttributes(Sdk.attribute("preferred_username", "isaac"))
                    .messageAction(MessageActionType.SUPPRESS));
            sdk.admin.adminCreateUser(request -> request.userPoolId(Picture.POOL)
                    .username("second")
                    .temporaryPassword(TEMPORARY)
                    .messageAction(MessageActionType.SUPPRESS));
            String session = begin(Picture.CLI, Map.of("USERNAME", "second", "PASSWORD", TEMPORARY))
                    .session();
            sdk.refused(
                    AliasExistsException.class,
                    "An account with the preferred_username already exists.",
                    () -> preferring(session, "isaac"));
            assertThat(preferring(session, "newton").authenticationResult()).isNotNull();
        }

        private RespondToAuthChallengeResponse preferring(String session, String name) {
            return respond(
                    Picture.CLI,
                    ChallengeNameType.NEW_PASSWORD_REQUIRED,
                    session,
                    Map.of("USERNAME", "second", "NEW_PASSWORD", NEXT, "userAttributes.preferred_username", name));
        }

        /** DOC "Pre token generation Lambda trigger": a source of its own. */
        @Test
        void tellsTheTriggerWhereTheTokensComeFrom() {
            Asked function = new Asked(sdk.cognito);
            function.declare(new UserPool.Triggers(Optional.of(Asked.ARN), Optional.empty(), Optional.empty()));
            function.answers("{}");
            invite();
            choose(begin().session(), NEXT);
            assertThat(function.event().get("triggerSource").getAsString())
                    .isEqualTo("TokenGeneration_NewPasswordChallenge");
            sdk.login(INVITED, NEXT);
            assertThat(function.event().get("triggerSource").getAsString()).isEqualTo("TokenGeneration_Authentication");
        }

        /** A trigger that fails gives no tokens; the password is changed all the same, as it was chosen. */
        @Test
        void aTriggerThatFailsKeepsTheNewPassword() {
            Asked function = new Asked(sdk.cognito);
            function.declare(new UserPool.Triggers(Optional.of(Asked.ARN), Optional.empty(), Optional.empty()));
            function.does(event -> new Invocation.Failed("Error", "no"));
            invite();
            String session = begin().session();
            Reply reply = sdk.cognito.call(
                    "RespondToAuthChallenge",
                    "{\"ClientId\":\"%s\",\"ChallengeName\":\"NEW_PASSWORD_REQUIRED\",\"Session\":\"%s\",\"ChallengeResponses\":{\"USERNAME\":\"%s\",\"NEW_PASSWORD\":\"%s\"}}"
                            .formatted(Picture.CLI, session, INVITED, NEXT));
            assertThat(reply.json().get("__type").getAsString()).isEqualTo("UserLambdaValidationException");
            function.answers("{}");
            assertThat(sdk.login(INVITED, NEXT).accessToken()).isNotEmpty();
        }
    }

    @Nested
    final class Names {
        @ParameterizedTest
        @EnumSource(
                value = ChallengeNameType.class,
                names = {"SMS_MFA", "CUSTOM_CHALLENGE", "DEVICE_SRP_AUTH", "WEB_AUTHN"})
        void saysWhatItNeverAsksFor(ChallengeNameType name) {
            sdk.refused(
                    InvalidParameterException.class,
                    "not imitated locally: " + name,
                    () -> respond(Picture.CLI, name, "a-session-that-nobody-was-given", Map.of("USERNAME", USER)));
        }

        @Test
        void refusesAnUnknownNameAndAnUnknownClient() {
            Reply unknown = sdk.cognito.call(
                    "RespondToAuthChallenge", "{\"ClientId\":\"" + Picture.CLI + "\",\"ChallengeName\":\"RIDDLE\"}");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.json().get("message").getAsString())
                    .startsWith(
                            "1 validation error detected: Value 'RIDDLE' at 'challengeName' failed to satisfy constraint:"
                                    + " Member must satisfy enum value set: [SMS_MFA, EMAIL_OTP, ");
            sdk.refused(
                    ResourceNotFoundException.class,
                    "User pool client 9nobody does not exist.",
                    () -> respond("9nobody", ChallengeNameType.PASSWORD_VERIFIER, "s".repeat(20), Map.of()));
        }
    }

    @Nested
    final class Administrators {
        private AdminInitiateAuthResponse begin(AuthFlowType flow, Map<String, String> parameters) {
            return sdk.admin.adminInitiateAuth(request -> request.userPoolId(Picture.POOL)
                    .clientId(Picture.CLI)
                    .authFlow(flow)
                    .authParameters(parameters));
        }

        /** DOC "Authentication flows": ADMIN_NO_SRP_AUTH is the old name of ADMIN_USER_PASSWORD_AUTH. */
        @ParameterizedTest
        @EnumSource(
                value = AuthFlowType.class,
                names = {"ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
        void signInByPasswordWhereTheClientAllowsIt(AuthFlowType flow) {
            Map<String, String> parameters = Map.of("USERNAME", USER, "PASSWORD", PASSWORD);
            sdk.refused(
                    InvalidParameterException.class,
                    "Auth flow not enabled for this client",
                    () -> begin(flow, parameters));
            flows("ALLOW_ADMIN_USER_PASSWORD_AUTH");
            assertThat(begin(flow, parameters).authenticationResult().accessToken())
                    .isNotEmpty();
        }

        @Test
        void answerChallenges() {
            flows("ALLOW_ADMIN_USER_PASSWORD_AUTH");
            invite();
            AdminInitiateAuthResponse asked =
                    begin(AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of("USERNAME", INVITED, "PASSWORD", TEMPORARY));
            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.NEW_PASSWORD_REQUIRED);
            assertThat(sdk.admin
                            .adminRespondToAuthChallenge(request -> request.userPoolId(Picture.POOL)
                                    .clientId(Picture.CLI)
                                    .challengeName(ChallengeNameType.NEW_PASSWORD_REQUIRED)
                                    .session(asked.session())
                                    .challengeResponses(Map.of("USERNAME", INVITED, "NEW_PASSWORD", NEXT)))
                            .authenticationResult()
                            .idToken())
                    .isNotEmpty();
        }

        @Test
        void refreshTheTokensOfTheirUsers() {
            flows("ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");
            String refresh = begin(
                            AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of("USERNAME", USER, "PASSWORD", PASSWORD))
                    .authenticationResult()
                    .refreshToken();
            assertThat(begin(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refresh))
                            .authenticationResult()
                            .accessToken())
                    .isNotEmpty();
        }

        /** DOC API reference AdminInitiateAuth names it not. Text R moto. */
        @Test
        void haveNoUserPasswordAuth() {
            sdk.refused(
                    InvalidParameterException.class,
                    "Initiate Auth method not supported",
                    () -> begin(AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", USER, "PASSWORD", PASSWORD)));
        }

        @Test
        void signTheirCalls() {
            for (String operation : List.of("AdminInitiateAuth", "AdminRespondToAuthChallenge")) {
                Reply reply = sdk.cognito.call(operation, "{}");
                assertThat(reply.status()).isEqualTo(400);
                assertThat(reply.json().get("__type").getAsString()).isEqualTo("MissingAuthenticationTokenException");
            }
        }

        @Test
        void nameAClientOfThePool() {
            sdk.refused(
                    ResourceNotFoundException.class,
                    "User pool client 9nobody does not exist.",
                    () -> sdk.admin.adminInitiateAuth(request -> request.userPoolId(Picture.POOL)
                            .clientId("9nobody")
                            .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)));
            sdk.refused(
                    ResourceNotFoundException.class,
                    "User pool eu-west-1_Nobody123 does not exist.",
                    () -> sdk.admin.adminInitiateAuth(request -> request.userPoolId("eu-west-1_Nobody123")
                            .clientId(Picture.CLI)
                            .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)));
        }
    }

    /** DOC "Authentication flows", choice-based. */
    @Nested
    final class UserAuth {
        private InitiateAuthResponse begin(Map<String, String> parameters) {
            return sdk.app.initiateAuth(request -> request.clientId(Picture.CLI)
                    .authFlow(AuthFlowType.USER_AUTH)
                    .authParameters(parameters));
        }

        private RespondToAuthChallengeResponse choose(String session, Map<String, String> responses) {
            return respond(Picture.CLI, ChallengeNameType.SELECT_CHALLENGE, session, responses);
        }

        @Test
        void offersTheWaysThereAre() {
            flows("ALLOW_USER_AUTH");
            InitiateAuthResponse asked = begin(Map.of("USERNAME", USER));
            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
            assertThat(asked.availableChallenges())
                    .containsExactly(ChallengeNameType.PASSWORD, ChallengeNameType.PASSWORD_SRP);
            assertThat(choose(asked.session(), Map.of("USERNAME", USER, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD))
                            .authenticationResult()
                            .accessToken())
                    .isNotEmpty();
            refused(
                    NO_SESSION,
                    "already answered",
                    () -> choose(
                            asked.session(), Map.of("USERNAME", USER, "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
        }

        @Test
        void takesThePreferredOneAtOnce() {
            flows("ALLOW_USER_AUTH");
            assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD))
                            .authenticationResult()
                            .accessToken())
                    .isNotEmpty();
            assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "PASSWORD_SRP", "SRP_A", "07"))
                            .challengeName())
                    .isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
            assertThat(begin(Map.of("USERNAME", USER, "PREFERRED_CHALLENGE", "WEB_AUTHN"))
                            .challengeName())
                    .isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
        }

        @Test
        void tellsNotWhoIsNotThere() {
            flows("ALLOW_USER_AUTH");
            InitiateAuthResponse asked = begin(Map.of("USERNAME", "nobody@example.com"));
            assertThat(asked.challengeName()).isEqualTo(ChallengeNameType.SELECT_CHALLENGE);
            refused(
                    "Incorrect username or password.",
                    "no user",
                    () -> choose(
                            asked.session(),
                            Map.of("USERNAME", "nobody@example.com", "ANSWER", "PASSWORD", "PASSWORD", PASSWORD)));
            sdk.refused(
                    UserNotFoundException.class,
                    "User does not exist.",
                    () -> sdk.app.initiateAuth(request -> request.clientId(Picture.OLD)
                            .authFlow(AuthFlowType.USER_AUTH)
                            .authParameters(Map.of("USERNAME", "nobody@example.com"))));
        }

        @Test
        void refusesAWayThatIsNotThere() {
            flows("ALLOW_USER_AUTH");
            sdk.refused(
                    InvalidParameterException.class,
                    "Invalid ANSWER: choose one of the available challenges.",
                    () -> choose(
                            begin(Map.of("USERNAME", USER)).session(),
                            Map.of("USERNAME", USER, "ANSWER", "WEB_AUTHN")));
            sdk.refused(InvalidParameterException.class, "Missing required parameter USERNAME", () -> begin(Map.of()));
        }

        @Test
        void isRefusedWhereTheClientDoesNotAllowIt() {
            sdk.refused(
                    InvalidParameterException.class,
                    "USER_AUTH flow not enabled for this client",
                    () -> begin(Map.of("USERNAME", USER)));
        }
    }

    /** A row of the file holds no session that could be sent. */
    @Test
    void keepsOnlyFingerprintsOfSessions() {
        invite();
        String session = begin().session();
        assertThat(sdk.cognito.store.map("cognito.challenges"))
                .hasSize(1)
                .doesNotContainKey(session)
                .containsKey(Hashes.fingerprint(session));
        assertThat(sdk.cognito.store.map("cognito.challenges").values())
                .noneMatch(row -> row.contains(session) || row.contains(TEMPORARY));
        assertThat(JsonParser.parseString(
                                sdk.cognito.store.map("cognito.challenges").get(Hashes.fingerprint(session)))
                        .isJsonObject())
                .isTrue();
    }
}
