package dev.gatehouse.local.cognito;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol of the cognito-idp API, AWS JSON 1.1. Tests send raw requests where exact bytes matter. */
final class JsonApiTest {
    private final Sdk sdk = new Sdk();
    private final RunningCognito cognito = sdk.cognito;

    @AfterEach
    void close() {
        sdk.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "1",
                "{}{}",
                "{'ClientId':'x'}",
                "{\"ClientId\":NaN}",
                "{\"ClientId\":\"a\",}",
                "nonsense"
            })
    void refusesABodyThatIsNotOneJsonObject(String body) {
        Reply reply = cognito.call("InitiateAuth", body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"SerializationException\"}");
    }

    /** OBS, measured at AWS. */
    @Test
    void namesAListInTheError() {
        assertThat(cognito.call("InitiateAuth", "[]").body())
                .isEqualTo("{\"__type\":\"SerializationException\","
                        + "\"Message\":\"Start of list found where not expected\"}");
    }

    /**
     * OBS, measured at AWS: null is absent. amazon-cognito-identity-js sends this where the browser's storage has no
     * device key.
     */
    @Test
    void treatsNullAsAbsent() {
        String token = sdk.login(TestState.CLI, USER, PASSWORD).refreshToken();
        Reply reply = cognito.call("InitiateAuth", """
                {"ClientId":"%s","AuthFlow":"REFRESH_TOKEN_AUTH",
                 "AuthParameters":{"REFRESH_TOKEN":"%s","DEVICE_KEY":null}}
                """.formatted(TestState.CLI, token));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().getAsJsonObject("AuthenticationResult").keySet())
                .contains("AccessToken", "IdToken");
    }

    @Test
    void refusesAnOperationThatAwsDoesNotHave() {
        assertThat(cognito.call("GuessPassword", "{}").body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
        assertThat(cognito.reason()).isEqualTo("AWS has no operation GuessPassword");
    }

    /** What a header may hold: a value of the caller's is long, or not ASCII. */
    @Test
    void truncatesTheMessageInTheHeaderOnly() {
        String code = "é " + "x".repeat(2000);
        Reply reply = cognito.call(
                "ConfirmSignUp",
                "{\"ClientId\":\"" + TestState.CLI + "\",\"Username\":\"a\",\"ConfirmationCode\":\"" + code + "\"}");
        assertThat(reply.json().get("message").getAsString())
                .isEqualTo("1 validation error detected: Value '" + code + "' at 'confirmationCode' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern: [\\S]+");
        assertThat(reply.header("x-amzn-errormessage"))
                .get()
                .asString()
                .hasSize(1024)
                .contains("Value '? xxx");
    }

    /** Attack 61. */
    @Test
    void refusesDeeplyNestedJson() {
        Reply reply = cognito.call("InitiateAuth", "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"SerializationException\"}");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        assertThat(cognito.call("InitiateAuth", " ".repeat(1024 * 1024 + 1)).status())
                .isEqualTo(413);
        assertThat(cognito.call("InitiateAuth", " ".repeat(1024 * 1024)).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ClientId\":1,\"AuthFlow\":\"x\"}",
                "{\"ClientId\":\"x\",\"AuthFlow\":\"x\",\"AuthParameters\":[]}"
            })
    void refusesAWrongType(String body) {
        assertThat(cognito.call("InitiateAuth", body).json().get("__type").getAsString())
                .isEqualTo("SerializationException");
    }

    @Test
    void refusesAMissingMember() {
        assertThat(cognito.call("InitiateAuth", "{\"AuthFlow\":\"USER_SRP_AUTH\"}")
                        .body())
                .isEqualTo("{\"__type\":\"InvalidParameterException\",\"message\":\"1 validation error detected:"
                        + " Value at 'clientId' failed to satisfy constraint: Member must not be null\"}");
    }

    @Test
    void namesAnOperationThatIsNotImitated() {
        Reply reply = cognito.call("ForgetDevice", "{}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"UnknownOperationException\","
                        + "\"message\":\"not imitated locally: ForgetDevice\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "InitiateAuth", "Other.InitiateAuth", "AWSCognitoIdentityProviderService.<b>"})
    void refusesAnUnknownTarget(String target) {
        Reply reply = cognito.send("POST", "/", "{}", "x-amz-target", target);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).isEqualTo("{\"__type\":\"UnknownOperationException\"}");
    }

    @Test
    void answersACorsPreflightRequest() {
        Reply reply = cognito.send("OPTIONS", "/", "", "origin", "http://localhost:3000");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(reply.header("access-control-allow-headers"))
                .get()
                .asString()
                .contains("content-type", "x-amz-target", "x-amz-user-agent", "cache-control", "authorization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void refusesOtherMethods(String verb) {
        Reply reply = cognito.send(verb, "/", "");
        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.header("allow")).contains("POST, OPTIONS");
    }

    /** The console calls operations of administrators without a signature, but with all other checks. */
    @Test
    void callsAnOperationInThisProcess() {
        JsonObject input = new JsonObject();
        input.addProperty("UserPoolId", TestState.POOL);
        input.addProperty("Username", USER);
        assertThat(cognito.pools.jsonApi().call("AdminGetUser", input)).isInstanceOf(ApiAnswer.Done.class);

        input.addProperty("Username", "");
        assertThat(cognito.pools.jsonApi().call("AdminGetUser", input))
                .isInstanceOfSatisfying(
                        ApiAnswer.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("InvalidParameterException"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AdminListDevices", "CreateUserPool", "AdminDoAnything"})
    void callsNoOperationThatIsNotImitated(String name) {
        assertThatThrownBy(() -> cognito.pools.jsonApi().call(name, new JsonObject()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the local Cognito does not imitate the operation " + name);
    }
}
