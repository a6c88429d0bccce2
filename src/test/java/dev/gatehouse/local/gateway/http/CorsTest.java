package dev.gatehouse.local.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.HttpApi;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final String ORIGIN = "https://app.example.com";
    private static final HttpApi.Cors RULES = new HttpApi.Cors(
            List.of(ORIGIN, "http://localhost:5173"),
            List.of("GET", "POST"),
            List.of("authorization", "content-type"),
            List.of("x-total"),
            false,
            Optional.of(300));

    private final TestApi api = new TestApi();

    @AfterEach
    void stop() {
        api.close();
    }

    private void declare(HttpApi.Cors rules) {
        api.cors(rules).closed("GET /me", TestApi.READ).open("GET /open").declare();
    }

    private static HttpApi.Cors origins(boolean credentials, String... origins) {
        return new HttpApi.Cors(List.of(origins), List.of("*"), List.of("*"), List.of(), credentials, Optional.empty());
    }

    private RawHttpClient.Answer preflight(String path, String origin) {
        return api.wire.send("OPTIONS", path, new byte[0], "Origin: " + origin, "Access-Control-Request-Method: POST");
    }

    private static Headers withoutId(RawHttpClient.Answer answer) {
        assertThat(answer.header("apigw-requestid")).isNotEqualTo("absent");
        return new Headers(answer.headers().fields().stream()
                .filter(field -> !field.name().equals("apigw-requestid"))
                .toList());
    }

    @Test
    void answersAPreflightWithoutRouteOrToken() {
        declare(RULES);
        for (String path : List.of("/me", "/nowhere")) {
            RawHttpClient.Answer answer = preflight(path, ORIGIN);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(withoutId(answer))
                    .isEqualTo(Headers.of(
                            "access-control-allow-origin", ORIGIN,
                            "access-control-allow-methods", "GET,POST",
                            "access-control-allow-headers", "authorization,content-type",
                            "access-control-max-age", "300",
                            "vary", "Origin"));
        }
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest(name = "attack 30: origin {0}")
    @ValueSource(
            strings = {
                "null",
                "https://app.example.com.evil.example",
                "https://evil.example",
                "https://app.example.com:8443",
                "http://app.example.com",
                "https://APP.example.com",
                "https://app.example.com/",
                "https://app.example.co",
                "https://xapp.example.com",
                "http://localhost:5174",
                "*",
                "https://app.example.com, https://evil.example"
            })
    void reflectsNoOtherOrigin(String origin) {
        declare(RULES);
        RawHttpClient.Answer preflight = preflight("/open", origin);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(withoutId(preflight)).isEqualTo(Headers.of("vary", "Origin"));
        assertThat(api.reason()).startsWith("CORS: the origin must be one of ");

        RawHttpClient.Answer call = api.wire.get("/open", "Origin: " + origin);
        assertThat(call.status()).isEqualTo(200);
        assertThat(withoutId(call)).isEqualTo(Headers.of("content-type", "application/json", "vary", "Origin"));
    }

    @Test
    @DisplayName("attack 30: a preflight needs no token, the request after it does")
    void theRequestAfterThePreflightNeedsAToken() {
        declare(RULES);
        assertThat(preflight("/me", ORIGIN).status()).isEqualTo(204);

        assertThat(api.wire.get("/me", "Origin: " + ORIGIN).status()).isEqualTo(401);
        assertThat(api.wire
                        .send("OPTIONS", "/me", new byte[0], "Origin: " + ORIGIN)
                        .status())
                .as("not a preflight without Access-Control-Request-Method")
                .isEqualTo(404);
        assertThat(api.wire
                        .send("OPTIONS", "/me", new byte[0], "Access-Control-Request-Method: GET")
                        .status())
                .as("not a preflight without Origin")
                .isEqualTo(404);
        assertThat(api.events).isEmpty();
    }

    /** Attack 90: the route that receives the preflight decides whether it needs a token. */
    @ParameterizedTest
    @CsvSource({
        "ANY /any/{proxy+}, /any/x, OPTIONS /any/{proxy+}",
        "ANY /x, /x, OPTIONS /x",
        "ANY /x/{id}, /x/1, OPTIONS /x/{id}",
        "OPTIONS /x, /x, OPTIONS /x",
        "$default, /x, OPTIONS /{proxy+}",
    })
    void aRouteWithAnAuthorizerRefusesThePreflight(String key, String path, String missing) {
        api.cors(RULES).closed(key, TestApi.READ).declare();
        RawHttpClient.Answer answer = preflight(path, ORIGIN);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(withoutId(answer))
                .isEqualTo(Headers.of(
                        "content-type", "application/json",
                        "www-authenticate", "Bearer",
                        "access-control-allow-origin", ORIGIN,
                        "access-control-expose-headers", "x-total",
                        "vary", "Origin"));
        assertThat(api.reason())
                .isEqualTo("CORS: a preflight must reach a route without an authorizer (browsers send no token), got "
                        + key + "; add " + missing + " without an authorizer");
        assertThat(api.events).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ANY /any/{proxy+}, OPTIONS /any/{proxy+}, /any/x",
        "ANY /x, OPTIONS /x, /x",
        "$default, OPTIONS /{proxy+}, /x",
        "$default, ANY /x, /x",
    })
    void aMoreSpecificRouteWithoutAuthorizerReceivesThePreflight(String closed, String open, String path) {
        api.cors(RULES).closed(closed, TestApi.READ).open(open).declare();
        assertThat(preflight(path, ORIGIN).status()).isEqualTo(204);
        assertThat(api.events).isEmpty();
        if (!open.startsWith("ANY ")) {
            assertThat(api.wire.get(path, "Origin: " + ORIGIN).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANY /any/{proxy+}, OPTIONS /{proxy+}, /any/x", // the longer literal prefix is taken
        "ANY /x, OPTIONS /{proxy+}, /x",
        "ANY /x, OPTIONS /x/, /x",
        "ANY /any/{proxy+}, GET /any/{proxy+}, /any/x",
    })
    void aRouteWithoutAuthorizerOnAnotherPathDoesNotReceiveThePreflight(String closed, String open, String path) {
        api.cors(RULES).closed(closed, TestApi.READ).open(open).declare();
        assertThat(preflight(path, ORIGIN).status()).isEqualTo(401);
    }

    @Test
    void aMethodOfARestApiRefusesThePreflightToo() {
        try (TestRestApi rest = new TestRestApi()) {
            rest.closed("ANY /x", TestApi.READ).declare();
            RawHttpClient.Answer answer = rest.api.wire.send(
                    "OPTIONS", "/v1/x", new byte[0], "Origin: " + ORIGIN, "Access-Control-Request-Method: POST");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(rest.api.reason())
                    .isEqualTo("CORS: a preflight must reach a route without an authorizer (browsers send no token),"
                            + " got ANY /x; add OPTIONS /x without an authorizer");
        }
    }

    @Test
    void aRouteOfAnotherMethodDoesNotReceiveThePreflight() {
        api.cors(RULES)
                .closed("GET /x", TestApi.READ)
                .closed("POST /x", TestApi.WRITE)
                .declare();
        assertThat(preflight("/x", ORIGIN).status()).isEqualTo(204);
        assertThat(preflight("/x", "https://evil.example").header("access-control-allow-origin"))
                .isEqualTo("absent");
    }

    @Test
    void aPreflightThatCarriesATokenGoesToTheFunction() {
        api.cors(RULES).closed("ANY /x", TestApi.READ).declare();
        RawHttpClient.Answer answer = api.wire.send(
                "OPTIONS",
                "/x",
                new byte[0],
                "Origin: " + ORIGIN,
                "Access-Control-Request-Method: POST",
                "Authorization: Bearer " + api.token());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(api.events).hasSize(1);
    }

    @Test
    void replacesTheCorsHeadersOfTheFunction() {
        declare(RULES);
        api.returns("{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"*\","
                + "\"Access-Control-Allow-Credentials\":\"true\",\"content-type\":\"text/plain\"},\"body\":\"x\"}");

        assertThat(withoutId(api.wire.get("/open", "Origin: " + ORIGIN)))
                .isEqualTo(Headers.of(
                        "content-type", "text/plain",
                        "access-control-allow-origin", ORIGIN,
                        "access-control-expose-headers", "x-total",
                        "vary", "Origin"));
        assertThat(withoutId(api.wire.get("/open")))
                .isEqualTo(Headers.of("content-type", "text/plain", "vary", "Origin"));
    }

    @Test
    void keepsTheCorsHeadersOfTheFunctionWithoutCors() {
        api.open("GET /open", "OPTIONS /open").declare();
        api.returns("{\"statusCode\":200,\"headers\":{\"Access-Control-Allow-Origin\":\"https://x.example\"}}");

        assertThat(api.wire.get("/open", "Origin: " + ORIGIN).header("access-control-allow-origin"))
                .isEqualTo("https://x.example");
        assertThat(preflight("/open", ORIGIN).status())
                .as("is passed to its route")
                .isEqualTo(200);
    }

    @Test
    void withoutCorsADefaultRouteWithAnAuthorizerReceivesPreflights() {
        api.closed("$default").declare();

        assertThat(preflight("/x", ORIGIN).status()).isEqualTo(401);
    }

    @Test
    void errorResponsesHaveCorsHeadersForAListedOrigin() {
        declare(RULES);
        RawHttpClient.Answer answer = api.wire.get("/me", "Origin: " + ORIGIN);

        assertThat(withoutId(answer))
                .isEqualTo(Headers.of(
                        "content-type", "application/json",
                        "www-authenticate", "Bearer",
                        "access-control-allow-origin", ORIGIN,
                        "access-control-expose-headers", "x-total",
                        "vary", "Origin"));
    }

    @Test
    void anAsteriskAllowsEveryOrigin() {
        declare(origins(false, "*"));

        assertThat(withoutId(api.wire.get("/open", "Origin: https://evil.example")))
                .isEqualTo(Headers.of("content-type", "application/json", "access-control-allow-origin", "*"));
    }

    @Test
    void aSchemeWithAnAsteriskAllowsOnlyThatScheme() {
        declare(origins(true, "https://*"));

        assertThat(withoutId(api.wire.get("/open", "Origin: https://any.example:8443")))
                .isEqualTo(Headers.of(
                        "content-type", "application/json",
                        "access-control-allow-origin", "https://any.example:8443",
                        "access-control-allow-credentials", "true",
                        "vary", "Origin"));
        for (String other : List.of("http://any.example", "https://", "https://user@evil", "https://a/b", "null")) {
            assertThat(api.wire.get("/open", "Origin: " + other).header("access-control-allow-origin"))
                    .as(other)
                    .isEqualTo("absent");
        }
    }

    @Test
    void ignoresDuplicateOriginHeaders() {
        declare(RULES);

        assertThat(api.wire
                        .get("/open", "Origin: " + ORIGIN, "Origin: " + ORIGIN)
                        .header("access-control-allow-origin"))
                .isEqualTo("absent");
    }
}
