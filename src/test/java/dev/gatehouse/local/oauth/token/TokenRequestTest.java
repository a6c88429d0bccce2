package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.form;
import static dev.gatehouse.local.RunningCognito.redeem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of requests to /oauth2/token, /oauth2/userInfo and /oauth2/revoke. */
final class TokenRequestTest extends TokenEndpointCalls {
    @ParameterizedTest
    @ValueSource(
            strings = {"password", "implicit", "Authorization_Code", "urn:ietf:params:oauth:grant-type:jwt-bearer"})
    void refusesAnUnsupportedGrantType(String type) {
        refused(token(form("grant_type", type, "client_id", TestState.CLI)), "unsupported_grant_type");
    }

    @Test
    void refusesARepeatedParameter() {
        Reply reply = cognito.send(
                "POST",
                "/oauth2/token",
                RunningCognito.encode(redeem(TestState.SPA, "x")) + "&code=y",
                "content-type",
                "application/x-www-form-urlencoded");
        refused(reply, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "multipart/form-data"})
    void refusesAnotherContentType(String type) {
        refused(
                cognito.send(
                        "POST",
                        "/oauth2/token",
                        RunningCognito.encode(redeem(TestState.SPA, "x")),
                        "content-type",
                        type),
                "invalid_request");
    }

    /** Attack 65. */
    @Test
    void refusesAHundredThousandParameters() {
        refused(
                cognito.send(
                        "POST",
                        "/oauth2/token",
                        "a=1&".repeat(100_000),
                        "content-type",
                        "application/x-www-form-urlencoded"),
                "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({"/oauth2/token,GET", "/oauth2/token,PUT", "/oauth2/revoke,GET", "/oauth2/userInfo,DELETE"})
    void refusesOtherMethods(String path, String method) {
        assertThat(cognito.send(method, path, "").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/userInfo", "/oauth2/revoke"})
    void respondsToAPreflight(String path) {
        Reply reply = cognito.send("OPTIONS", path, "", "origin", "http://localhost:3000");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(reply.header("access-control-allow-headers"))
                .get()
                .asString()
                .contains("authorization");
    }

    @Test
    void appliesAChangedClientImmediately() {
        String code = code();
        cognito.cloud.declare(TestState.with(TestState.pool(cognito.issuer()), List.of()));
        refused(token(redeem(TestState.SPA, code)), "invalid_client");
    }
}
