package dev.gatehouse.local.cognito.api;

import static dev.gatehouse.local.RunningCognito.PASSWORD;
import static dev.gatehouse.local.RunningCognito.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations of administrators want a signature, and those of an app's users none. */
final class RequestSignatureTest {
    private static final String BODY = "{\"UserPoolId\":\"" + TestState.POOL + "\",\"Username\":\"" + USER + "\"}";
    private static final String SIGNED = "AWS4-HMAC-SHA256"
            + " Credential=AKIDEXAMPLE/20261123/eu-west-1/cognito-idp/aws4_request,"
            + " SignedHeaders=content-type;host;x-amz-date;x-amz-target,"
            + " Signature=" + "0f".repeat(32);

    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    private Reply call(String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "x-amz-target";
        all[headers.length + 1] = "AWSCognitoIdentityProviderService.AdminGetUser";
        return sdk.cognito.send("POST", "/", BODY, all);
    }

    /** DOC "Common Errors". Attack 61. */
    @Test
    void refusesAnUnsignedCallOfAnAdministrator() {
        Reply reply = call();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"MissingAuthenticationTokenException\","
                        + "\"message\":\"Missing Authentication Token\"}");
        assertThat(sdk.cognito.reason()).contains("any value works here");
    }

    /** CHOICE: any credentials. */
    @Test
    void acceptsASignedCall() {
        assertThat(call("authorization", SIGNED).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer x",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-west-1/s3/aws4_request, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host,"
                        + " Signature=00"
            })
    void refusesAnIncompleteSignature(String header) {
        Reply reply = call("authorization", header);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).startsWith("{\"__type\":\"IncompleteSignatureException\"");
    }

    /** CHOICE: a page of another site cannot list the users of this machine, even if it signs its requests. */
    @Test
    void refusesAPageOfAnotherSite() {
        Reply reply = call("authorization", SIGNED, "origin", "https://evil.example");
        assertThat(reply.body()).isEqualTo("{\"__type\":\"AccessDeniedException\",\"message\":\"Access denied.\"}");
        assertThat(call("authorization", SIGNED, "origin", "http://localhost.evil.example")
                        .status())
                .isEqualTo(400);
        assertThat(call("authorization", SIGNED, "origin", "http://localhost:3000")
                        .status())
                .isEqualTo(200);
        assertThat(call("authorization", SIGNED, "origin", "http://127.0.0.1:5173")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void requiresNoSignatureOfUsers() {
        assertThat(sdk.login(USER, PASSWORD).accessToken()).isNotEmpty();
        assertThat(sdk.cognito.call("ForgotPassword", "{}").body()).contains("InvalidParameterException");
    }
}
