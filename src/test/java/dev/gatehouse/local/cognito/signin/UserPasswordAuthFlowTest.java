package dev.gatehouse.local.cognito.signin;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static dev.gatehouse.local.RunningCognito.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotConfirmedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** InitiateAuth with USER_PASSWORD_AUTH. */
final class UserPasswordAuthFlowTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    /** DOC API reference InitiateAuth. */
    @Test
    void returnsThreeTokensWithLifetimeAndType() {
        AuthenticationResultType result = sdk.login(TestState.CLI, USER, PASSWORD);

        assertThat(result.tokenType()).isEqualTo("Bearer");
        assertThat(result.expiresIn()).isEqualTo(15 * 60);
        assertThat(result.accessToken().split("\\.", -1)).hasSize(3);
        assertThat(result.idToken().split("\\.", -1)).hasSize(3);
        assertThat(result.refreshToken()).doesNotContain(".");
    }

    /** DOC "Understanding the access token": no custom scopes from InitiateAuth. */
    @Test
    void accessTokenHasExactlyTheseClaims() {
        String token = sdk.login(TestState.CLI, USER, PASSWORD).accessToken();
        JsonObject claims = claims(token);

        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "iss",
                        "client_id",
                        "origin_jti",
                        "event_id",
                        "token_use",
                        "scope",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti",
                        "username");
        assertThat(claims.get("scope").getAsString()).isEqualTo("aws.cognito.signin.user.admin");
        assertThat(claims.get("iss").getAsString()).isEqualTo(cognito.issuer());
        assertThat(claims.get("token_use").getAsString()).isEqualTo("access");
        assertThat(claims.get("username")).isEqualTo(claims.get("sub"));
        assertThat(claims.get("exp").getAsLong() - claims.get("iat").getAsLong())
                .isEqualTo(15 * 60);
        assertThat(RunningCognito.part(token, 0).keySet()).containsExactlyInAnyOrder("kid", "alg");
    }

    /** DOC "Understanding the identity (ID) token". */
    @Test
    void idTokenHasAttributesAndGroupsSortedByPrecedence() {
        JsonObject claims =
                claims(sdk.login(TestState.CLI, RunningCognito.ADMIN, PASSWORD).idToken());

        assertThat(claims.keySet())
                .containsExactlyInAnyOrder(
                        "sub",
                        "email",
                        "email_verified",
                        "cognito:groups",
                        "cognito:roles",
                        "cognito:preferred_role",
                        "iss",
                        "cognito:username",
                        "origin_jti",
                        "aud",
                        "event_id",
                        "token_use",
                        "auth_time",
                        "exp",
                        "iat",
                        "jti");
        assertThat(claims.get("email_verified").getAsBoolean()).isTrue();
        assertThat(claims.get("email_verified").getAsJsonPrimitive().isBoolean())
                .isTrue();
        assertThat(claims.get("aud").getAsString()).isEqualTo(TestState.CLI);
        // The third group of this user is declared nowhere.
        assertThat(claims.get("cognito:groups")).hasToString("[\"admin\",\"auditors\"]");
    }

    /** OBS, in many projects. */
    @Test
    void refusesAFlowThatTheClientDoesNotAllow() {
        sdk.refused(
                InvalidParameterException.class,
                "USER_PASSWORD_AUTH flow not enabled for this client",
                () -> sdk.login(TestState.JOBS, USER, PASSWORD));
        assertThat(cognito.reason()).contains("ExplicitAuthFlows of client jobs", "ALLOW_USER_PASSWORD_AUTH");
    }

    @Test
    void refusesAnAllowedFlowThatIsNotImitated() {
        cognito.cloud.declare(
                TestState.with(TestState.pool(cognito.issuer()), TestState.flowing(Set.of("ALLOW_CUSTOM_AUTH"))));
        sdk.refused(
                InvalidParameterException.class,
                "not imitated locally: CUSTOM_AUTH",
                () -> sdk.auth(TestState.CLI, AuthFlowType.CUSTOM_AUTH, Map.of("USERNAME", USER)));
        assertThat(cognito.reason()).contains("needs Lambda triggers that this project cannot declare");
    }

    @Test
    void refusesAdministratorFlowsAndUnknownFlows() {
        sdk.refused(
                InvalidParameterException.class,
                "Initiate Auth method not supported",
                () -> sdk.auth(TestState.CLI, AuthFlowType.ADMIN_USER_PASSWORD_AUTH, Map.of()));
        Reply unknown =
                cognito.call("InitiateAuth", "{\"ClientId\":\"" + TestState.CLI + "\",\"AuthFlow\":\"PASSWORDLESS\"}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("__type").getAsString()).isEqualTo("InvalidParameterException");
    }

    @Test
    void refusesAnUnknownClient() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool client 9nobody does not exist.",
                () -> sdk.login("9nobody", USER, PASSWORD));
    }

    @ParameterizedTest
    @CsvSource({"USERNAME", "PASSWORD"})
    void refusesAMissingParameter(String missing) {
        String other = missing.equals("USERNAME") ? "PASSWORD" : "USERNAME";
        sdk.refused(
                InvalidParameterException.class,
                "Missing required parameter " + missing,
                () -> sdk.auth(TestState.CLI, AuthFlowType.USER_PASSWORD_AUTH, Map.of(other, "x")));
    }

    /** DOC "Managing error responses": ENABLED makes both the same. */
    @Test
    void returnsTheSameErrorForAWrongPasswordAndAnUnknownUserIfExistenceIsHidden() {
        String wrong = body(TestState.CLI, USER, "WrongPassword123");
        String unknown = body(TestState.CLI, "nobody@example.com", "WrongPassword123");

        assertThat(wrong)
                .isEqualTo("{\"__type\":\"NotAuthorizedException\",\"message\":\"Incorrect username or password.\"}")
                .isEqualTo(unknown);
        assertThat(cognito.reason()).isEqualTo("no user nobody@example.com");
    }

    /** DOC "Managing error responses": LEGACY; text OBS by moto. */
    @Test
    void returnsUserNotFoundIfExistenceIsNotHidden() {
        sdk.refused(
                UserNotFoundException.class,
                "User does not exist.",
                () -> sdk.login(TestState.OLD, "nobody@example.com", PASSWORD));
    }

    /** OBS amplify-js #11209, ministack PR #1758. */
    @Test
    void checksTheStatusBeforeThePassword() {
        sdk.signUp("new@example.com", PASSWORD);

        sdk.refused(
                UserNotConfirmedException.class,
                "User is not confirmed.",
                () -> sdk.login(TestState.CLI, "new@example.com", "WrongPassword123"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER@EXAMPLE.COM", "User@Example.com"})
    void ignoresCaseOfTheAddressIfThePoolDoes(String typed) {
        assertThat(sdk.login(TestState.CLI, typed, PASSWORD).accessToken()).isNotEmpty();
    }

    @Test
    void writesErrorsAsAwsDoes() {
        Reply reply = cognito.call("InitiateAuth", request(TestState.CLI, USER, "WrongPassword123"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("content-type")).contains("application/x-amz-json-1.1");
        assertThat(reply.header("x-amzn-errortype")).contains("NotAuthorizedException:");
        assertThat(reply.header("x-amzn-requestid")).get().asString().hasSize(36);
        assertThat(reply.header("access-control-allow-origin")).contains("*");
    }

    private String body(String client, String name, String password) {
        return cognito.call("InitiateAuth", request(client, name, password)).body();
    }

    private static String request(String client, String name, String password) {
        return """
                {"ClientId":"%s","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"%s","PASSWORD":"%s"}}
                """.formatted(client, name, password);
    }
}
