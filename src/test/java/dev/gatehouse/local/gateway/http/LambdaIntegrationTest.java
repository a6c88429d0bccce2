package dev.gatehouse.local.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaIntegrationTest {
    private static final String INTERNAL = "{\"message\":\"Internal Server Error\"}";
    private static final String ARN = "arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/";

    private final TestApi api = new TestApi();

    @BeforeEach
    void declare() {
        api.open("GET /a").declare();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    private RawHttpClient.Answer replied(String json) {
        api.returns(json);
        return api.wire.get("/a");
    }

    private static Headers withoutId(RawHttpClient.Answer answer) {
        return new Headers(answer.headers().fields().stream()
                .filter(field -> !field.name().equals("apigw-requestid"))
                .toList());
    }

    private void internal(RawHttpClient.Answer answer, String reason) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(INTERNAL);
        assertThat(withoutId(answer)).isEqualTo(Headers.of("content-type", "application/json"));
        assertThat(api.reason().replaceFirst("with [0-9a-f]{8}$", "with <id>")).isEqualTo(reason);
    }

    @Nested
    class WithoutStatusCode {
        @Test
        void jsonIsTheBodyOfA200() {
            for (String json : new String[] {"{\"message\":\"Hello\"}", "[1, 2]", "7", "true", "null"}) {
                RawHttpClient.Answer answer = replied(json);

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo(json);
                assertThat(withoutId(answer)).isEqualTo(Headers.of("content-type", "application/json"));
            }
        }

        @Test
        void aJsonStringBecomesTheBodyWithoutQuotes() {
            assertThat(replied("\"Hello from Lambda!\"").body()).isEqualTo("Hello from Lambda!");
        }
    }

    @Nested
    class WithStatusCode {
        @Test
        void sendsStatusHeadersCookiesAndBody() {
            RawHttpClient.Answer answer = replied(
                    "{\"statusCode\":201,\"headers\":{\"Content-Type\":\"text/html\",\"X-N\":7,"
                            + "\"Set-Cookie\":\"c=3\"},\"cookies\":[\"a=1; HttpOnly\",\"b=2\"],\"body\":\"<p>\u00e9</p>\"}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("<p>\u00e9</p>");
            assertThat(withoutId(answer))
                    .isEqualTo(Headers.of(
                            "set-cookie", "a=1; HttpOnly",
                            "set-cookie", "b=2",
                            "content-type", "text/html",
                            "x-n", "7",
                            "set-cookie", "c=3"));
        }

        @Test
        void setsTheContentTypeIfTheFunctionDoesNot() {
            assertThat(withoutId(replied("{\"statusCode\":200,\"body\":\"x\"}")))
                    .isEqualTo(Headers.of("content-type", "text/plain;charset=UTF-8"));
        }

        @Test
        void decodesABase64Body() {
            assertThat(replied("{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"w6k=\"}")
                            .body())
                    .isEqualTo("\u00e9");
            assertThat(replied("{\"statusCode\":200,\"isBase64Encoded\":false,\"body\":\"w6k=\"}")
                            .body())
                    .isEqualTo("w6k=");
        }

        @Test
        void absentAndNullMembersAreEmpty() {
            assertThat(replied("{\"statusCode\":204,\"body\":null,\"headers\":null,\"cookies\":null,"
                                    + "\"isBase64Encoded\":null}")
                            .status())
                    .isEqualTo(204);
        }

        @ParameterizedTest
        @ValueSource(ints = {200, 599})
        void acceptsTheSmallestAndLargestStatus(int status) {
            assertThat(replied("{\"statusCode\":" + status + "}").status()).isEqualTo(status);
        }

        @Test
        void ignoresConnectionAndContentLengthOfTheFunction() {
            RawHttpClient.Answer answer = replied(
                    "{\"statusCode\":200,\"headers\":{\"Content-Length\":\"99\","
                            + "\"Transfer-Encoding\":\"chunked\",\"Connection\":\"upgrade\",\"content-type\":\"a/b\"},\"body\":\"x\"}");

            assertThat(answer.body()).isEqualTo("x");
            assertThat(withoutId(answer)).isEqualTo(Headers.of("content-type", "a/b"));
        }
    }

    @Nested
    class Malformed {
        @ParameterizedTest(name = "attack 34: {0}")
        @ValueSource(
                strings = {
                    "",
                    "no json",
                    "{",
                    "{\"statusCode\":\"200\"}",
                    "{\"statusCode\":\"ok\"}",
                    "{\"statusCode\":999}",
                    "{\"statusCode\":199}",
                    "{\"statusCode\":600}",
                    "{\"statusCode\":null}",
                    "{\"statusCode\":200.5}",
                    "{\"statusCode\":1e999}",
                    "{\"statusCode\":200,\"body\":{\"a\":1}}",
                    "{\"statusCode\":200,\"body\":7}",
                    "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\"%%%\"}",
                    "{\"statusCode\":200,\"isBase64Encoded\":\"true\",\"body\":\"\"}",
                    "{\"statusCode\":200,\"headers\":[]}",
                    "{\"statusCode\":200,\"headers\":{\"a\":{}}}",
                    "{\"statusCode\":200,\"headers\":{\"a b\":\"c\"}}",
                    "{\"statusCode\":200,\"headers\":{\"\":\"c\"}}",
                    "{\"statusCode\":200,\"cookies\":\"a=1\"}",
                    "{\"statusCode\":200,\"cookies\":[1]}"
                })
        void isAnInternalServerError(String reply) {
            RawHttpClient.Answer answer = replied(reply);

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(INTERNAL);
            assertThat(api.reason()).startsWith("response: the function must return ");
        }

        @Test
        void namesTheExpectedAndTheActualValue() {
            internal(
                    replied("{\"statusCode\":999}"),
                    "response: the function must return a statusCode from 200 to 599, got 999");
            internal(
                    replied("{\"statusCode\":200,\"body\":{}}"),
                    "response: the function must return a string as body, in base64 if isBase64Encoded is true, "
                            + "got an object; serialize it");
        }

        @ParameterizedTest(name = "attack 35: {0}")
        @ValueSource(
                strings = {
                    "\"headers\":{\"a\":\"b\\r\\nset-cookie: evil=1\"}",
                    "\"headers\":{\"a\":\"b\\nc\"}",
                    "\"headers\":{\"a\\r\\nb\":\"c\"}",
                    "\"cookies\":[\"a=1\\r\\nx: y\"]",
                    "\"headers\":{\"a\":\"\\u0000\"}",
                    "\"headers\":{\"a\":\"\\u010a\"}"
                })
        void refusesLineBreaksInHeaders(String member) {
            RawHttpClient.Answer answer = replied("{\"statusCode\":200," + member + "}");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo(INTERNAL);
            assertThat(answer.header("set-cookie")).isEqualTo("absent");
        }

        @Test
        @DisplayName("attack 34: 6 MB pass, one byte more does not")
        void largeReplies() {
            int limit = 6 * 1024 * 1024;
            assertThat(replied("\"" + "x".repeat(limit - 2) + "\"").status()).isEqualTo(200);
            internal(
                    replied("\"" + "x".repeat(limit - 1) + "\""),
                    "response: the function must return at most 6 MB, got 6291457 bytes");
        }
    }

    @Nested
    class Failures {
        @Test
        @DisplayName("attack 32: the function's error message is only in its log")
        void failed() {
            api.function(event -> new Invocation.Failed("java.lang.IllegalStateException", "secret text"));
            internal(
                    api.wire.get("/a"),
                    "function: must return a response, got the error java.lang.IllegalStateException; see the log"
                            + " lines of the function with <id>");
        }

        @Test
        @DisplayName("attack 33: the function's timeout is 500")
        void functionTimeout() {
            api.function(event -> new Invocation.TimedOut(Duration.ofSeconds(10)));
            internal(
                    api.wire.get("/a"),
                    "function: must respond within its timeout of 10000 ms, got no response; make the function faster, or"
                            + " raise its timeout");
        }

        @Test
        @DisplayName("attack 33: the integration's timeout is 503")
        void integrationTimeout() {
            api.timeout(Duration.ofMillis(50)).declare();
            api.function(event -> new Invocation.Unanswered(Duration.ofMillis(50)));
            RawHttpClient.Answer answer = api.wire.get("/a");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
            assertThat(api.reason())
                    .isEqualTo(
                            "timeout: the function must respond within the integration timeout of 50 ms, got no response; "
                                    + "make the function faster, or raise the timeout (30 s at most)");
        }

        @Test
        @DisplayName("attack 79: a function at its concurrency limit is 503")
        void throttled() {
            api.function(event -> new Invocation.Throttled("TooManyRequestsException: Rate Exceeded."));
            RawHttpClient.Answer answer = api.wire.get("/a");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
            assertThat(api.reason()).isEqualTo("function: TooManyRequestsException: Rate Exceeded.");
        }

        @Test
        void unavailable() {
            api.function(event -> new Invocation.Unavailable("function.jar is missing: build it"));
            internal(api.wire.get("/a"), "function: function.jar is missing: build it");
        }

        @Test
        void anExceptionOfTheInvoker() {
            api.function(event -> {
                throw new IllegalStateException("on purpose");
            });
            RawHttpClient.Answer answer = api.wire.get("/a");
            internal(
                    answer,
                    "internal error in the local cloud, request " + answer.header("apigw-requestid")
                            + ": java.lang.IllegalStateException: on purpose");
        }

        @Test
        void aRouteWithoutIntegrationOrAuthorizer() {
            api.route(new HttpApi.Route("x", "GET /x", Optional.empty(), Set.of(), Optional.empty()))
                    .route(new HttpApi.Route("y", "GET /y", Optional.of("gone"), Set.of(), Optional.of("i1")))
                    .declare();
            internal(
                    api.wire.get("/x"),
                    "integration: route GET /x must have a declared integration, got none; set its target");
            internal(
                    api.get("/y", api.token()),
                    "authorizer: route GET /y must have a declared authorizer, got gone; declare it, or select another");
            assertThat(api.events).isEmpty();
        }
    }

    @Nested
    class Permissions {
        private int with(String path, InvokePermission... permissions) {
            api.permissions(permissions).declare();
            return api.wire.get(path).status();
        }

        @Test
        void withoutAPermissionTheFunctionIsNotInvoked() {
            api.permissions().declare();
            internal(
                    api.wire.get("/a"),
                    "permission: function api must allow apigateway.amazonaws.com to invoke it for " + ARN
                            + "$default/GET/a, got permissions for no source; declare a Lambda permission with a "
                            + "matching sourceArn");
            assertThat(api.events).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ARN + "$default/GET/a",
                    ARN + "*/*",
                    ARN + "*/*/*",
                    ARN + "*",
                    ARN + "*/GET/a",
                    ARN + "$default/*/a",
                    "arn:aws:execute-api:*:*:a1b2c3d4e5/*",
                    "",
                    ARN + "?default/GET/?"
                })
        void acceptsPatternsThatMatchTheRoute(String pattern) {
            assertThat(with("/a", TestApi.permission(pattern))).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    ARN + "$default/GET/b",
                    ARN + "*/POST/*",
                    ARN + "prod/*",
                    ARN + "$default/GET/a/*",
                    "arn:aws:execute-api:eu-west-1:000000000000:other/*",
                    "arn:aws:execute-api:us-east-1:000000000000:a1b2c3d4e5/*",
                    "arn:aws:execute-api:eu-west-1:111111111111:a1b2c3d4e5/*",
                    "*",
                    "arn:*"
                })
        void refusesPatternsThatDoNotMatch(String pattern) {
            assertThat(with("/a", TestApi.permission(pattern))).isEqualTo(500);
            assertThat(api.events).isEmpty();
        }

        @Test
        void requiresThePrincipalAndTheAction() {
            assertThat(with("/a", new InvokePermission("s3.amazonaws.com", "lambda:InvokeFunction", ARN + "*")))
                    .isEqualTo(500);
            assertThat(with("/a", new InvokePermission("apigateway.amazonaws.com", "lambda:GetFunction", ARN + "*")))
                    .isEqualTo(500);
            assertThat(with("/a", TestApi.permission(ARN + "x"), TestApi.permission(ARN + "*/GET/a")))
                    .isEqualTo(200);
        }

        @Test
        void namesTheRouteAsDeclared() {
            api.open("ANY /files/{proxy+}", "$default");
            assertThat(with("/files/x/y", TestApi.permission(ARN + "*/GET/files/{proxy+}")))
                    .isEqualTo(200);
            assertThat(with("/files/x/y", TestApi.permission(ARN + "*/GET/files/x/y")))
                    .isEqualTo(500);
            assertThat(with("/other", TestApi.permission(ARN + "*/$default"))).isEqualTo(200);
        }
    }
}
