package dev.gatehouse.local.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDescriptionTest {
    private static String name(RecordedRequest recorded) {
        return RequestDescription.of(recorded).name();
    }

    private static Caller caller(RecordedRequest recorded) {
        return RequestDescription.of(recorded).caller();
    }

    private static Caller expected(String user, String client) {
        return new Caller(Optional.of(user), Optional.of(client));
    }

    @Nested
    class NameOfARequest {
        @Test
        void toTheApiIsMethodAndPath() {
            assertThat(name(Recorded.of(
                            "api", Recorded.request("GET", "/login", "code=1", ""), HttpResponse.json(200, "{}"))))
                    .isEqualTo("GET /login");
        }

        @Test
        void toTheJsonApiIsTheOperation() {
            assertThat(name(Recorded.operation("InitiateAuth", "{}"))).isEqualTo("InitiateAuth");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "<script>", "A.b", "InitiateAuth\n"})
        void withoutAnOperationSaysSo(String operation) {
            assertThat(name(Recorded.operation(operation, "{}"))).isEqualTo("POST / without an operation");
        }

        @ParameterizedTest
        @CsvSource({
            "GET, /oauth2/authorize, authorize",
            "GET, /oauth2/userInfo, userInfo",
            "POST, /oauth2/revoke, revoke",
            "OPTIONS, /oauth2/token, preflight /oauth2/token",
            "GET, /logout, logout",
            "GET, /login, sign-in page",
            "POST, /login, sign-in page: submit",
            "POST, /mfa/register, MFA set-up page: submit",
            "GET, /eu-west-1_abc/.well-known/jwks.json, jwks",
            "GET, /eu-west-1_abc/.well-known/openid-configuration, discovery",
            "GET, /mailbox, mailbox (JSON)",
            "GET, /inbox, mailbox",
            "POST, /console/users, POST /console/users",
            "GET, /favicon.ico, GET /favicon.ico"
        })
        void toAHostedEndpointIsPlain(String method, String path, String expected) {
            assertThat(name(Recorded.cognito(method, path, "", ""))).isEqualTo(expected);
        }

        @Test
        void toTheTokenEndpointHasTheGrant() {
            assertThat(name(Recorded.form("/oauth2/token", "", "grant_type=authorization_code&code=x")))
                    .isEqualTo("token (authorization_code)");
            assertThat(name(Recorded.form("/oauth2/token", "", ""))).isEqualTo("token");
        }

        @Test
        void isShortAndWithoutControlCharacters() {
            assertThat(name(Recorded.form("/oauth2/token", "", "grant_type=" + "x".repeat(500) + "%1b")))
                    .hasSizeLessThan(140);
            assertThat(name(Recorded.cognito("GET", "/\u202e" + "y".repeat(500), "", "")))
                    .hasSizeLessThan(140)
                    .doesNotContain("\u202e");
        }
    }

    @Nested
    class CallerOfARequest {
        @Test
        void isInTheMembersOfTheOperation() {
            assertThat(caller(Recorded.operation(
                            "InitiateAuth",
                            "{\"ClientId\":\"c1\",\"AuthParameters\":{\"USERNAME\":\"ann\",\"PASSWORD\":\"p\"}}")))
                    .isEqualTo(expected("ann", "c1"));
            assertThat(caller(Recorded.operation(
                            "RespondToAuthChallenge",
                            "{\"ClientId\":\"c1\",\"ChallengeResponses\":{\"USERNAME\":\"ann\"}}")))
                    .isEqualTo(expected("ann", "c1"));
            assertThat(caller(Recorded.operation("SignUp", "{\"ClientId\":\"c1\",\"Username\":\"ann\"}")))
                    .isEqualTo(expected("ann", "c1"));
        }

        @Test
        void isInTheAccessTokenOfTheOperation() {
            String token = Recorded.token("{\"username\":\"ann\",\"client_id\":\"c1\"}");
            assertThat(caller(Recorded.operation("GetUser", "{\"AccessToken\":\"" + token + "\"}")))
                    .isEqualTo(expected("ann", "c1"));
        }

        @Test
        void isInTheTokenThatARefreshReturns() {
            String token = Recorded.token("{\"username\":\"ann\",\"client_id\":\"c1\"}");
            HttpResponse response =
                    HttpResponse.json(200, "{\"AuthenticationResult\":{\"AccessToken\":\"" + token + "\"}}");
            assertThat(caller(Recorded.of(
                            "cognito",
                            Recorded.request("POST", "/", "", "{\"AuthParameters\":{\"REFRESH_TOKEN\":\"r\"}}"),
                            response)))
                    .isEqualTo(expected("ann", "c1"));
        }

        @Test
        void isInTheFieldsOfAForm() {
            assertThat(caller(Recorded.form("/login", "client_id=c1&state=s", "username=ann%40example.com&password=p")))
                    .isEqualTo(expected("ann@example.com", "c1"));
        }

        @Test
        void isTheClientOfBasicAuthorization() {
            assertThat(caller(Recorded.form(
                                    "/oauth2/token",
                                    "",
                                    "grant_type=client_credentials",
                                    "authorization",
                                    "Basic YzE6c2VjcmV0"))
                            .client())
                    .hasValue("c1");
        }

        @Test
        void isInTheBearerTokenOfAnApiCall() {
            String token = Recorded.token("{\"cognito:username\":\"ann\",\"aud\":\"c1\"}");
            assertThat(caller(Recorded.of(
                            "api",
                            Recorded.request("GET", "/", "", "", "Authorization", "bearer " + token),
                            HttpResponse.json(200, "{}"))))
                    .isEqualTo(expected("ann", "c1"));
        }

        @Test
        void ofClientCredentialsHasNoUser() {
            String token = Recorded.token("{\"sub\":\"c1\",\"client_id\":\"c1\"}");
            assertThat(caller(Recorded.of(
                            "api",
                            Recorded.request("GET", "/", "", "", "Authorization", "Bearer " + token),
                            HttpResponse.json(200, "{}"))))
                    .isEqualTo(new Caller(Optional.empty(), Optional.of("c1")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"ClientId\":{},\"Username\":[1],\"AuthParameters\":7}",
                    "{\"Username\":",
                    "[[[[",
                    "{\"AccessToken\":\"a.b.c\"}",
                    "\0"
                })
        void isUnknownIfTheBodyIsNotAsExpected(String body) {
            assertThat(caller(Recorded.operation("InitiateAuth", body)))
                    .isEqualTo(new Caller(Optional.empty(), Optional.empty()));
        }
    }

    @Test
    void theRequestIdIsThatOfTheResponse() {
        HttpResponse response = HttpResponse.of(400, Headers.of("X-Amzn-RequestId", "id-1"), "");
        assertThat(RequestDescription.of(Recorded.of("cognito", Recorded.request("POST", "/", "", ""), response))
                        .requestId())
                .hasValue("id-1");
    }
}
