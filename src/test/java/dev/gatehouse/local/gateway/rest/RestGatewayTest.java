package dev.gatehouse.local.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.RestApi;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of a REST API, over a real socket. */
class RestGatewayTest {
    private final TestRestApi rest = new TestRestApi();

    @AfterEach
    void stop() {
        rest.close();
    }

    private void answered(RawHttpClient.Answer answer, int status, String message, String exception) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(answer.header("x-amzn-errortype")).isEqualTo(exception);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.header("x-amzn-requestid"))
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(answer.header("x-amz-apigw-id")).matches("[A-Za-z0-9_-]{15}=");
    }

    private void missing(RawHttpClient.Answer answer) {
        answered(answer, 403, "Missing Authentication Token", "MissingAuthenticationTokenException");
        assertThat(rest.api.events).isEmpty();
    }

    @Nested
    class Routing {
        private String resource() {
            return rest.api.event().get("resource").getAsString();
        }

        @Test
        @DisplayName("a path without the stage is refused (OBS)")
        void noStage() {
            rest.open("GET /a").declare();
            answered(rest.api.wire.get("/a"), 403, "Forbidden", "ForbiddenException");
            answered(rest.api.wire.get("/"), 403, "Forbidden", "ForbiddenException");
            assertThat(rest.api.reason())
                    .isEqualTo(
                            "stage: the path must start with a declared stage [v1], got another path; add the stage to the path");
            assertThat(rest.api.events).isEmpty();
        }

        @Test
        @DisplayName("an unknown path or method is a missing token (DOC)")
        void unknown() {
            rest.open("GET /a", "GET /a/{id}").declare();
            missing(rest.get("/b"));
            missing(rest.api.wire.send("POST", "/v1/a", new byte[0]));
            missing(rest.get(""));
            assertThat(rest.api.reason())
                    .isEqualTo(
                            "method: the request must match a deployed method, got GET /; deployed are GET /a, GET /a/{id}");
        }

        @ParameterizedTest(name = "{0} is answered by {1}")
        @CsvSource({"/, /", "/a, /a", "/a/b, /a/b", "/a/c, /a/{id}", "/a/b/c, /a/{rest+}", "/a/x/y, /a/{rest+}"})
        void takesTheMostSpecificResource(String path, String resource) {
            rest.open("GET /", "GET /a", "GET /a/b", "GET /a/{id}", "ANY /a/{rest+}")
                    .declare();
            assertThat(rest.get(path).status()).isEqualTo(200);
            assertThat(resource()).isEqualTo(resource);
        }

        @Test
        @DisplayName(
                "a resource's own method goes before ANY, and no other resource steps in for a missing one (CHOICE)")
        void methods() {
            rest.open("ANY /a", "ANY /a/{rest+}", "GET /a/b")
                    .closed("GET /a", TestApi.READ)
                    .declare();
            assertThat(rest.get("/a").status()).isEqualTo(401);
            assertThat(rest.api.wire.send("POST", "/v1/a", new byte[0]).status())
                    .isEqualTo(200);
            rest.api.events.clear();
            missing(rest.api.wire.send("POST", "/v1/a/b", new byte[0]));
        }

        @ParameterizedTest(name = "attacks 25 and 26: {0}")
        @ValueSource(
                strings = {"//a", "/a/", "/A", "/a;x", "/%61", "/a%2f", "/x/../a", "/%2e%2e/a", "/a%00", "/a%c0%af"})
        void spellingsOfAPathAreNotThatPath(String path) {
            rest.closed("GET /a", TestApi.READ).open("GET /{other}/b").declare();
            assertThat(rest.get(path).status()).as(path).isIn(400, 403, 404);
            assertThat(rest.api.events).isEmpty();
        }

        @ParameterizedTest(name = "attack 26: {0}")
        @ValueSource(strings = {"TRACE", "get", "PROPFIND"})
        void anyStandsForTheDocumentedMethods(String method) {
            rest.open("ANY /a").declare();
            assertThat(rest.api.wire.send(method, "/v1/a", new byte[0]).status())
                    .isBetween(400, 499);
            assertThat(rest.api.events).isEmpty();
        }
    }

    @Nested
    class ErrorResponses {
        private final RestApi.GatewayResponse withOrigin = new RestApi.GatewayResponse(
                Optional.empty(),
                Map.of("Access-Control-Allow-Origin", "https://app.example.com"),
                Map.of("application/json", "{\"message\":$context.error.messageString}"));

        @Test
        @DisplayName("carry the declared headers, so that a page can read a 401 (attack 30: the one origin, no other)")
        void declared() {
            rest.closed("GET /a", TestApi.READ)
                    .response("UNAUTHORIZED", withOrigin)
                    .declare();
            RawHttpClient.Answer answer = rest.get("/a", "Origin: https://evil.example");
            answered(answer, 401, "Unauthorized", "UnauthorizedException");
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://app.example.com");
        }

        @Test
        @DisplayName("of an undeclared type have the default of their status class (DOC)")
        void fallback() {
            rest.open("GET /a").response("DEFAULT_4XX", withOrigin).declare();
            RawHttpClient.Answer answer = rest.get("/b");
            answered(answer, 403, "Missing Authentication Token", "MissingAuthenticationTokenException");
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://app.example.com");
            rest.api.permissions().declare();
        }

        @Test
        @DisplayName("have the declared status and body, and no body without a template (DOC)")
        void statusAndTemplate() {
            rest.closed("GET /a", TestApi.READ)
                    .response(
                            "MISSING_AUTHENTICATION_TOKEN",
                            new RestApi.GatewayResponse(
                                    Optional.of(404),
                                    Map.of(),
                                    Map.of("application/json", "{\"type\":\"$context.error.responseType\"}")))
                    .response("UNAUTHORIZED", new RestApi.GatewayResponse(Optional.empty(), Map.of(), Map.of()))
                    .declare();
            RawHttpClient.Answer answer = rest.get("/b");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"type\":\"MISSING_AUTHENTICATION_TOKEN\"}");
            assertThat(rest.get("/a").status()).isEqualTo(401);
            assertThat(rest.get("/a").body()).isEmpty();
        }
    }

    @Nested
    class Throttling {
        @Test
        @DisplayName("attack 31: over the stage's burst is 429, and a second later it passes")
        void ofTheStage() {
            rest.open("GET /a", "GET /b").throttle(RestApi.EVERY_METHOD, 2, 1).declare();
            assertThat(rest.get("/a").status()).isEqualTo(200);
            assertThat(rest.get("/b").status()).isEqualTo(200);
            answered(rest.get("/a"), 429, "Too Many Requests", "TooManyRequestsException");
            assertThat(rest.api.reason())
                    .startsWith("throttle: */* of stage v1 allows a burst of 2 and 1.0 requests per second");
            rest.api.clock.advance(Duration.ofSeconds(1));
            assertThat(rest.get("/a").status()).isEqualTo(200);
        }

        @ParameterizedTest(name = "limits of a method, written {0}")
        @ValueSource(strings = {"~1a~1{id}/GET", "a~1{id}/GET"})
        void ofAMethod(String methodPath) {
            rest.open("ANY /a/{id}").throttle(methodPath, 1, 1).declare();
            assertThat(rest.get("/a/1").status()).isEqualTo(200);
            assertThat(rest.get("/a/2").status()).isEqualTo(429);
            assertThat(rest.api.wire.send("POST", "/v1/a/1", new byte[0]).status())
                    .isEqualTo(200);
        }
    }

    @Nested
    class RequiredParametersAre {
        @Test
        @DisplayName("named when they are missing or blank (DOC)")
        void named() {
            rest.requiring(
                            "GET /a/{id}",
                            "method.request.path.id",
                            "method.request.querystring.q",
                            "method.request.header.X-Need")
                    .declare();
            answered(rest.get("/a/1"), 400, "Missing required request parameters: [X-Need, q]", "BadRequestException");
            answered(
                    rest.get("/a/1?q=%20", "x-need: y"),
                    400,
                    "Missing required request parameters: [q]",
                    "BadRequestException");
            assertThat(rest.api.events).isEmpty();
            assertThat(rest.get("/a/1?q=1", "x-need: y").status()).isEqualTo(200);
        }
    }

    @Nested
    class Mocks {
        private RestApi.Integration mock(boolean passesOthers) {
            return new RestApi.Integration.Mock(
                    Set.of("application/json"),
                    passesOthers,
                    Optional.of(new RestApi.MockAnswer(
                            204, Map.of("Access-Control-Allow-Origin", "https://app.example.com"), Map.of())));
        }

        @Test
        void answerAPreflightWithTheDeclaredHeadersAndNoToken() {
            rest.behind("OPTIONS /a", mock(false))
                    .closed("GET /a", TestApi.READ)
                    .declare();
            RawHttpClient.Answer answer = rest.api.wire.send(
                    "OPTIONS",
                    "/v1/a",
                    new byte[0],
                    "Origin: https://evil.example",
                    "Access-Control-Request-Method: GET");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://app.example.com");
            assertThat(rest.api.events).isEmpty();
        }

        @Test
        @DisplayName("refuse another content type if passthroughBehavior is NEVER (DOC)")
        void never() {
            rest.behind("POST /a", mock(false)).declare();
            answered(
                    rest.api.wire.send("POST", "/v1/a", new byte[] {'x'}, "Content-Type: text/plain"),
                    415,
                    "Unsupported Media Type",
                    "UnsupportedMediaTypeException");
        }

        @Test
        @DisplayName("use the body as the template if passthrough is allowed")
        void passthrough() {
            rest.behind("POST /a", mock(true)).declare();
            answered(
                    rest.api.wire.send("POST", "/v1/a", new byte[] {'x'}, "Content-Type: text/plain"),
                    500,
                    "Internal server error",
                    "InternalServerErrorException");
            assertThat(rest.api
                            .wire
                            .send(
                                    "POST",
                                    "/v1/a",
                                    "{\"statusCode\":200}".getBytes(StandardCharsets.UTF_8),
                                    "Content-Type: text/plain")
                            .status())
                    .isEqualTo(204);
        }

        @Test
        void withoutAnAnswerAre500() {
            rest.behind("GET /a", new RestApi.Integration.Mock(Set.of("application/json"), false, Optional.empty()))
                    .declare();
            assertThat(rest.get("/a").status()).isEqualTo(500);
        }
    }

    @Nested
    class Failures {
        private void internal(int status) {
            answered(rest.get("/a"), status, "Internal server error", "InternalServerErrorException");
        }

        @Test
        @DisplayName("a function that fails is 502 (OBS), and the caller does not get the reason (attack 32)")
        void failed() {
            rest.open("GET /a").declare();
            rest.api.function(event -> new Invocation.Failed("java.lang.IllegalStateException", "secret text"));
            internal(502);
            assertThat(rest.api.reason()).doesNotContain("secret text");
        }

        @Test
        @DisplayName("attack 33: the integration's timeout is 504 (DOC)")
        void timeout() {
            rest.behind("GET /a", new RestApi.Integration.Function(TestApi.FUNCTION, Duration.ofMillis(50)))
                    .declare();
            rest.api.function(event -> new Invocation.Unanswered(Duration.ofMillis(50)));
            answered(rest.get("/a"), 504, "Endpoint request timed out", "InternalServerErrorException");
        }

        @Test
        @DisplayName("attack 79: a function at its concurrency limit is 500 (OBS)")
        void throttled() {
            rest.open("GET /a").declare();
            rest.api.function(event -> new Invocation.Throttled("TooManyRequestsException: Rate Exceeded."));
            internal(500);
        }

        @Test
        @DisplayName("a function that is not declared, or does not allow the API, is 500")
        void notInvocable() {
            rest.behind("GET /a", new RestApi.Integration.Function(TestApi.FUNCTION + ":gone", Duration.ofSeconds(1)))
                    .open("GET /b")
                    .declare();
            internal(500);
            rest.api.permissions(TestApi.permission("arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/v2/GET/b"));
            rest.declare();
            answered(rest.get("/b"), 500, "Internal server error", "InternalServerErrorException");
            assertThat(rest.api.events).isEmpty();
        }

        @Test
        @DisplayName("an event of more than 6 MB is 413 (CHOICE: the text)")
        void tooLarge() {
            rest.open("POST /a").declare();
            answered(
                    rest.api.wire.send("POST", "/v1/a", new byte[6 * 1024 * 1024 + 1], "Content-Type: text/plain"),
                    413,
                    "Request Too Long",
                    "RequestEntityTooLargeException");
            assertThat(rest.api.events).isEmpty();
        }
    }

    @Test
    @DisplayName("the access log has the variables of REST APIs, in the declared format")
    void accessLog() {
        rest.closed("GET /a/{id}", TestApi.READ)
                .logs("{\"route\":\"$context.httpMethod $context.resourcePath\",\"status\":\"$context.status\","
                        + "\"sub\":\"$context.authorizer.claims.sub\",\"exp\":\"$context.authorizer.claims.exp\","
                        + "\"error\":\"$context.authorizer.error\",\"refusal\":\"$context.error.responseType\","
                        + "\"stage\":\"$context.stage\",\"path\":\"$context.path\"}")
                .declare();
        rest.with(rest.api.token(), "/a/1");
        rest.get("/a/1");

        assertThat(rest.api.accessLog)
                .containsExactly(
                        "{\"route\":\"GET /a/{id}\",\"status\":\"200\",\"sub\":\"92159464-1001-70a3-4f2e-8d4ad0a1b2c3\","
                                + "\"exp\":\"Mon Nov 23 08:00:00 UTC 2026\",\"error\":\"-\",\"refusal\":\"-\",\"stage\":\"v1\","
                                + "\"path\":\"/v1/a/1\"}",
                        "{\"route\":\"GET /a/{id}\",\"status\":\"401\",\"sub\":\"-\",\"exp\":\"-\",\"error\":\"no token\","
                                + "\"refusal\":\"UNAUTHORIZED\",\"stage\":\"v1\",\"path\":\"/v1/a/1\"}");
    }
}
