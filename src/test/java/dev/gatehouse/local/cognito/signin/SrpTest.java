package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.ADMIN;
import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import dev.gatehouse.local.cognito.SrpClient;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.state.UserSchema;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** USER_SRP_AUTH, called with the AWS SDK and a client side that shares no code with the server side. */
final class SrpTest {
    private static final String POOL_NAME = "Ab12Cd34E";
    private static final String WRONG = "Incorrect username or password.";
    private static final String TIME = "Mon Nov 2 09:05:01 UTC 2026";
    private static final Set<String> FLOWS =
            Set.of("ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH");

    private final Sdk sdk = new Sdk();
    private final SrpClient client = new SrpClient(new BigInteger(1024, new SecureRandom()));

    @BeforeEach
    void allow() {
        sdk.cognito.cloud.declare(TestState.with(TestState.pool(sdk.cognito.issuer()), TestState.flowing(FLOWS)));
    }

    @AfterEach
    void close() {
        sdk.close();
    }

    private InitiateAuthResponse begin(String client, Map<String, String> parameters) {
        return sdk.app.initiateAuth(request ->
                request.clientId(client).authFlow(AuthFlowType.USER_SRP_AUTH).authParameters(parameters));
    }

    private InitiateAuthResponse begin(String username) {
        return begin(TestState.CLI, Map.of("USERNAME", username, "SRP_A", client.publicValue()));
    }

    private Map<String, String> claim(Map<String, String> challenge, String password, String timestamp) {
        String user = challenge.get("USER_ID_FOR_SRP");
        return new HashMap<>(Map.of(
                "USERNAME",
                user,
                "PASSWORD_CLAIM_SECRET_BLOCK",
                challenge.get("SECRET_BLOCK"),
                "PASSWORD_CLAIM_SIGNATURE",
                client.signature(
                        POOL_NAME,
                        user,
                        password,
                        challenge.get("SALT"),
                        challenge.get("SRP_B"),
                        challenge.get("SECRET_BLOCK"),
                        timestamp),
                "TIMESTAMP",
                timestamp));
    }

    private RespondToAuthChallengeResponse respond(String client, Map<String, String> responses) {
        return sdk.app.respondToAuthChallenge(request -> request.clientId(client)
                .challengeName(ChallengeNameType.PASSWORD_VERIFIER)
                .challengeResponses(responses));
    }

    private RespondToAuthChallengeResponse login(String username, String password) {
        return respond(TestState.CLI, claim(begin(username).challengeParameters(), password, TIME));
    }

    private void refused(Runnable call, String reason) {
        sdk.refused(NotAuthorizedException.class, WRONG, call);
        assertThat(sdk.cognito.reason()).contains(reason);
    }

    /** Repeated with many salts and keys, because numbers whose first bit is set are padded and others are not. */
    @RepeatedTest(20)
    void issuesTokensForTheCorrectPassword() {
        RespondToAuthChallengeResponse answer = login(USER, PASSWORD);

        assertThat(answer.challengeName()).isNull();
        assertThat(answer.authenticationResult().accessToken()).isNotEmpty();
        assertThat(answer.authenticationResult().refreshToken()).isNotEmpty();
        assertThat(sdk.app
                        .getUser(request -> request.accessToken(
                                answer.authenticationResult().accessToken()))
                        .userAttributes())
                .anyMatch(each -> each.name().equals("email") && each.value().equals(USER));
    }

    /** OBS ministack PR #1758, on a real pool: the response contains the real user name and no session. */
    @Test
    void requiresProofOfThePassword() {
        InitiateAuthResponse challenge = begin(USER);

        assertThat(challenge.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
        assertThat(challenge.session()).isNull();
        assertThat(challenge.authenticationResult()).isNull();
        assertThat(challenge.challengeParameters().keySet())
                .containsExactlyInAnyOrder("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP");
        assertThat(challenge.challengeParameters().get("USER_ID_FOR_SRP"))
                .isEqualTo(challenge.challengeParameters().get("USERNAME"))
                .matches("[0-9a-f]{8}-.{27}");
        assertThat(challenge.challengeParameters().get("SALT")).matches("[0-9a-f]+");
        assertThat(challenge.challengeParameters().get("SRP_B")).matches("[0-9a-f]{700,770}");
    }

    @Test
    void refusesAWrongPassword() {
        refused(() -> login(USER, PASSWORD + "x"), "wrong password for");
    }

    /** RFC 5054 section 2.5.4. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "00000000", "xyz", "-1"})
    void refusesAnUnsafePublicValue(String value) {
        sdk.refused(
                InvalidParameterException.class,
                "Invalid SRP_A.",
                () -> begin(TestState.CLI, Map.of("USERNAME", USER, "SRP_A", value)));
    }

    @Test
    void refusesMultiplesOfThePrime() {
        for (BigInteger multiple : List.of(SrpClient.N, SrpClient.N.shiftLeft(1))) {
            sdk.refused(
                    InvalidParameterException.class,
                    "Invalid SRP_A.",
                    () -> begin(TestState.CLI, Map.of("USERNAME", USER, "SRP_A", multiple.toString(16))));
        }
    }

    static Stream<String> names() {
        return Stream.of("PASSWORD_CLAIM_SECRET_BLOCK", "PASSWORD_CLAIM_SIGNATURE", "TIMESTAMP", "USERNAME");
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesAnAnswerWithoutARequiredParameter(String name) {
        Map<String, String> claim = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        claim.remove(name);
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter " + name,
                () -> respond(TestState.CLI, claim));
    }

    /** OBS, same source. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon Nov 02 09:05:01 UTC 2026",
                "Tue Nov 2 09:05:01 UTC 2026",
                "Mon Nov 2 9:05:01 UTC 2026",
                "Mon Nov 31 09:05:01 UTC 2026",
                "Mon Nov 2 09:05:01 GMT 2026",
                "2026-11-02T09:05:01Z"
            })
    void refusesAMalformedTimestamp(String timestamp) {
        refused(
                () -> respond(TestState.CLI, claim(begin(USER).challengeParameters(), PASSWORD, timestamp)),
                "TIMESTAMP must look like");
    }

    private void refusedIfChanged(String reason, Consumer<Map<String, String>> change) {
        Map<String, String> claim = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        change.accept(claim);
        refused(() -> respond(TestState.CLI, claim), reason);
    }

    @Test
    void refusesValuesThatWereNotIssued() {
        refusedIfChanged("no sign-in of this client waits", claim -> claim.put("PASSWORD_CLAIM_SECRET_BLOCK", "AAAA"));
        refusedIfChanged("no sign-in of this client waits", claim -> claim.put("PASSWORD_CLAIM_SECRET_BLOCK", "%%%"));
        refusedIfChanged("wrong password for", claim -> claim.put("PASSWORD_CLAIM_SIGNATURE", "AAAA"));
        refusedIfChanged("wrong password for", claim -> claim.put("TIMESTAMP", "Mon Nov 2 09:05:02 UTC 2026"));
        refusedIfChanged("USERNAME is not the USER_ID_FOR_SRP", claim -> claim.put("USERNAME", ADMIN));
    }

    @Test
    void acceptsAnAnswerOnce() {
        Map<String, String> claim = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        respond(TestState.CLI, claim);
        refused(() -> respond(TestState.CLI, claim), "no sign-in of this client waits");
    }

    @Test
    void refusesAnAnswerOfAnotherClient() {
        Map<String, String> claim = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        refused(() -> respond(TestState.OLD, claim), "no sign-in of this client waits");
    }

    /** DOC "UserPoolClientType", AuthSessionValidity: 3 minutes. The exact end is too late. */
    @Test
    void refusesALateAnswer() {
        Map<String, String> inTime = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        sdk.cognito.clock.advance(Duration.ofMinutes(3).minusMillis(1));
        assertThat(respond(TestState.CLI, inTime).authenticationResult()).isNotNull();

        Map<String, String> late = claim(begin(USER).challengeParameters(), PASSWORD, TIME);
        sdk.cognito.clock.advance(Duration.ofMinutes(3));
        refused(() -> respond(TestState.CLI, late), "too old");
    }

    /** DOC "Managing error responses": the same salt and user name each time, in the form of real ones. */
    @Test
    void doesNotRevealUnknownUsers() {
        Map<String, String> first = begin("nobody@example.com").challengeParameters();
        Map<String, String> again = begin("NOBODY@example.com").challengeParameters();
        Map<String, String> other = begin("noone@example.com").challengeParameters();

        assertThat(first.get("USER_ID_FOR_SRP"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.{12}");
        assertThat(again)
                .containsEntry("USER_ID_FOR_SRP", first.get("USER_ID_FOR_SRP"))
                .containsEntry("SALT", first.get("SALT"));
        assertThat(again.get("SRP_B")).isNotEqualTo(first.get("SRP_B"));
        assertThat(other.get("SALT")).isNotEqualTo(first.get("SALT"));
        assertThat(other.get("USER_ID_FOR_SRP")).isNotEqualTo(first.get("USER_ID_FOR_SRP"));
        refused(() -> respond(TestState.CLI, claim(first, PASSWORD, TIME)), "no user");
    }

    /** OBS ministack PR #1758: with LEGACY, Cognito returns an error at once. */
    @Test
    void revealsUnknownUsersIfTheClientAllowsIt() {
        sdk.refused(
                UserNotFoundException.class,
                "User does not exist.",
                () -> begin(TestState.OLD, Map.of("USERNAME", "nobody@example.com", "SRP_A", client.publicValue())));
    }

    /** OBS amplify-js #11209: the status is checked before the password. */
    @Test
    void refusesAnUnconfirmedUserWithThatReason() {
        sdk.app.signUp(request ->
                request.clientId(TestState.CLI).username("new@example.com").password(PASSWORD));
        sdk.refused(
                UserNotConfirmedException.class,
                "User is not confirmed.",
                () -> login("new@example.com", "WrongPassword123"));
    }

    /** DOC "Lockout behavior for failed sign-in attempts": all flows share one count. */
    @Test
    void sharesTheLockoutWithPasswords() {
        for (int i = 0; i < 5; i++) {
            refused(() -> login(USER, "WrongPassword123"), "wrong password for");
        }
        sdk.refused(NotAuthorizedException.class, "Password attempts exceeded", () -> login(USER, PASSWORD));
        sdk.refused(NotAuthorizedException.class, "Password attempts exceeded", () -> sdk.login(USER, PASSWORD));
        sdk.cognito.clock.advance(Duration.ofSeconds(1));
        assertThat(login(USER, PASSWORD).authenticationResult()).isNotNull();
    }

    /** DOC "Computing secret hash values": the first request hashes the name as entered, the second the real one. */
    @Test
    void requiresTheSecretHashOfTheEnteredNameAndThenOfTheRealOne() {
        Map<String, String> first = Map.of("USERNAME", USER, "SRP_A", client.publicValue(), "SECRET_HASH", hash(USER));
        sdk.refused(
                NotAuthorizedException.class,
                "Client " + TestState.WEB + " is configured with secret but SECRET_HASH was not received",
                () -> begin(TestState.WEB, Map.of("USERNAME", USER, "SRP_A", client.publicValue())));

        Map<String, String> entered = claim(begin(TestState.WEB, first).challengeParameters(), PASSWORD, TIME);
        entered.put("SECRET_HASH", hash(USER));
        sdk.refused(
                NotAuthorizedException.class,
                "SecretHash does not match for the client: " + TestState.WEB,
                () -> respond(TestState.WEB, entered));

        Map<String, String> withUsername = claim(begin(TestState.WEB, first).challengeParameters(), PASSWORD, TIME);
        withUsername.put("SECRET_HASH", hash(withUsername.get("USERNAME")));
        assertThat(respond(TestState.WEB, withUsername).authenticationResult().accessToken())
                .isNotEmpty();
    }

    private static String hash(String username) {
        return SecretHash.compute(dev.gatehouse.local.state.Secret.of(TestState.WEB_SECRET), username, TestState.WEB);
    }

    /** The verifier is renewed with each password. */
    @Test
    void usesTheNewPasswordAfterAChange() {
        String next = "AnotherPassword456";
        sdk.admin.adminSetUserPassword(request ->
                request.userPoolId(TestState.POOL).username(USER).password(next).permanent(true));
        refused(() -> login(USER, PASSWORD), "wrong password for");
        assertThat(login(USER, next).authenticationResult()).isNotNull();
    }

    /** The signature covers the stored user name, not the name as entered. */
    @Test
    void worksWithUsernames() {
        allowIn(UserSchema.of(List.of(), Set.of(), Set.of()));
        sdk.app.signUp(
                request -> request.clientId(TestState.CLI).username("Newton").password(PASSWORD));
        sdk.admin.adminConfirmSignUp(
                request -> request.userPoolId(TestState.POOL).username("Newton"));
        assertThat(begin("newton").challengeParameters()).containsEntry("USER_ID_FOR_SRP", "Newton");
        assertThat(login("newton", PASSWORD).authenticationResult()).isNotNull();
        assertThat(begin("nobody").challengeParameters()).containsEntry("USER_ID_FOR_SRP", "nobody");
    }

    private void allowIn(UserSchema schema) {
        sdk.cognito.cloud.declare(TestState.with(
                TestState.with(TestState.pool(sdk.cognito.issuer()), schema, Set.of()), TestState.flowing(FLOWS)));
    }

    /** Neither the state file nor the log contains anything that can be used to sign in. */
    @Test
    void storesAndLogsNoSecret() {
        begin(USER);
        assertThat(sdk.cognito.store.map("cognito.srp").keySet()).isNotEmpty().noneMatch(key -> key.contains("="));
        assertThat(new SrpExchanges.Exchange("u", BigInteger.TEN, BigInteger.TWO, BigInteger.ONE))
                .hasToString("***");
    }
}
