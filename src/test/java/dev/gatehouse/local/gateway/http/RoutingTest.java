package dev.gatehouse.local.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.RoutePattern;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RawHttpClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static final String NOT_FOUND = "{\"message\":\"Not Found\"}";

    private static RouteTable table(String... keys) {
        return new RouteTable(Arrays.stream(keys)
                .map(key -> new HttpApi.Route(key, key, Optional.empty(), Set.of(), Optional.of("i1")))
                .toList());
    }

    private static String taken(RouteTable table, String method, String path) {
        return table.match(method, RawPath.of(path))
                .map(match -> match.route().key())
                .orElse("none");
    }

    @Nested
    class Precedence {
        /** The routes of DOC "Create routes for HTTP APIs", and of OBS yulin 299. */
        private final RouteTable table = table(
                "$default",
                "ANY /{proxy+}",
                "GET /pets/{proxy+}",
                "GET /pets/dog/{id}",
                "GET /pets/dog/1",
                "ANY /pets/dog/1",
                "POST /pets",
                "ANY /pets",
                "GET /");

        @ParameterizedTest(name = "{0} {1} is answered by {2}")
        @CsvSource({
            "GET, /pets/dog/1, GET /pets/dog/1",
            "PUT, /pets/dog/1, ANY /pets/dog/1",
            "GET, /pets/dog/2, GET /pets/dog/{id}",
            "GET, /pets/cat/1, GET /pets/{proxy+}",
            "POST, /pets/cat/1, ANY /{proxy+}",
            "GET, /pets/dog/1/x, GET /pets/{proxy+}",
            "POST, /pets, POST /pets",
            "GET, /pets, ANY /pets",
            "GET, /, GET /",
            "POST, /, $default",
            "GET, /other, ANY /{proxy+}",
        })
        void mostSpecificFirst(String method, String path, String key) {
            assertThat(taken(table, method, path)).isEqualTo(key);
        }

        @Test
        void orderOfDeclarationDoesNotMatter() {
            assertThat(taken(table("GET /{id}", "GET /a"), "GET", "/a")).isEqualTo("GET /a");
            assertThat(taken(table("GET /a", "GET /{id}"), "GET", "/a")).isEqualTo("GET /a");
            assertThat(taken(table("GET /{proxy+}", "ANY /a/{proxy+}"), "GET", "/a/b"))
                    .isEqualTo("ANY /a/{proxy+}");
            assertThat(taken(table("GET /{a}/b", "GET /a/{b}"), "GET", "/a/b")).isEqualTo("GET /a/{b}");
            assertThat(taken(table("GET /{id}", "ANY /a"), "GET", "/a"))
                    .as("CHOICE: the path takes precedence")
                    .isEqualTo("ANY /a");
        }

        @Test
        void aGreedyVariableMustNotBeEmpty() {
            RouteTable greedy = table("GET /a/{proxy+}");

            assertThat(taken(greedy, "GET", "/a")).isEqualTo("none");
            assertThat(taken(greedy, "GET", "/a/")).isEqualTo("none");
            assertThat(taken(greedy, "GET", "/a/b")).isEqualTo("GET /a/{proxy+}");
        }

        @Test
        void capturesWithoutTheLeadingSlashAndDecoded() {
            assertThat(table("GET /a/{proxy+}")
                            .match("GET", RawPath.of("/a/b%20c/d+e"))
                            .orElseThrow()
                            .pathParameters())
                    .containsExactlyEntriesOf(Map.of("proxy", "b c/d+e"));
            assertThat(table("GET /{x}/{y}")
                            .match("GET", RawPath.of("/%C3%A9/2"))
                            .orElseThrow()
                            .pathParameters())
                    .containsEntry("x", "\u00e9")
                    .containsEntry("y", "2");
            assertThat(table("$default")
                            .match("GET", RawPath.of("/a"))
                            .orElseThrow()
                            .pathParameters())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"get /a", "GET a", "GET", "GET /{proxy+}/x", "TRACE /a", ""})
        void refusesKeysThatCreateRouteRefuses(String key) {
            assertThat(RoutePattern.of(key)).isEmpty();
            assertThat(table(key).mismatch("GET", RawPath.of("/a"))).contains("invalid route keys: " + key);
        }

        @ParameterizedTest(name = "attack 26: {0}")
        @ValueSource(strings = {"get", "Get", "TRACE", "CONNECT", "FOO"})
        void anyAndDefaultTakeOnlyTheDocumentedMethods(String method) {
            assertThat(taken(table("ANY /a", "$default"), method, "/a")).isEqualTo("none");
        }
    }

    @Nested
    class OverTheWire {
        private final TestApi api = new TestApi();

        @BeforeEach
        void declare() {
            api.open("GET /items", "GET /items/{id}", "GET /open/{proxy+}")
                    .closed("GET /admin", TestApi.READ)
                    .declare();
        }

        @AfterEach
        void stop() {
            api.close();
        }

        @ParameterizedTest(name = "attack 25: {0}")
        @ValueSource(
                strings = {
                    "//items",
                    "/items/",
                    "/items//1",
                    "/x/../admin",
                    "/open/../admin",
                    "/open/%2e%2e/admin",
                    "/./admin",
                    "/admin/.",
                    "/%61dmin",
                    "/admin%2F",
                    "/items%2F1",
                    "/admin;x",
                    "/admin%00",
                    "/items/%00",
                    "/items/%c0%ae",
                    "/items/%ff",
                    "/items/%0d%0aX",
                    "/Admin",
                    "/ADMIN",
                    "/admin%20",
                    "/items/a%5cb",
                    "/items/%",
                    "/open/%2e",
                    "/items/..;/x"
                })
        void reachesNothingByAnotherSpelling(String path) {
            RawHttpClient.Answer answer = api.wire.get(path);

            assertThat(answer.status()).isIn(400, 404);
            assertThat(answer.body()).isIn(NOT_FOUND, "{\"message\":\"Bad Request\"}");
            assertThat(api.events).isEmpty();
        }

        @Test
        @DisplayName("attack 25: data in a path variable passes")
        void keepsDataAsData() {
            assertThat(api.wire.get("/items/a;x=1%20c%C3%A9").status()).isEqualTo(200);
            assertThat(api.event().getAsJsonObject("pathParameters").get("id").getAsString())
                    .isEqualTo("a;x=1 c\u00e9");
            assertThat(api.event().get("rawPath").getAsString()).isEqualTo("/items/a;x=1 c\u00e9");
            assertThat(api.event().get("routeKey").getAsString()).isEqualTo("GET /items/{id}");
        }

        @Test
        @DisplayName("attack 26: a method in a header is ignored, and so is a forwarded address")
        void ignoresOverrides() {
            assertThat(api.wire
                            .send("DELETE", "/items", new byte[0], "X-HTTP-Method-Override: GET")
                            .status())
                    .isEqualTo(404);
            api.wire.get(
                    "/items",
                    "X-HTTP-Method-Override: DELETE",
                    "X-Forwarded-For: 1.2.3.4",
                    "X-Forwarded-Proto: https",
                    "X-Forwarded-Port: 443");

            assertThat(api.event()
                            .getAsJsonObject("requestContext")
                            .getAsJsonObject("http")
                            .toString())
                    .isEqualTo("{\"method\":\"GET\",\"path\":\"/items\",\"protocol\":\"HTTP/1.1\","
                            + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"\"}");
            assertThat(api.event()
                            .getAsJsonObject("headers")
                            .get("x-forwarded-for")
                            .getAsString())
                    .isEqualTo("127.0.0.1");
            assertThat(api.event()
                            .getAsJsonObject("headers")
                            .get("x-forwarded-proto")
                            .getAsString())
                    .isEqualTo("http");
        }

        @Test
        void listsTheDeclaredRoutesOnlyInTheLog() {
            RawHttpClient.Answer answer = api.wire.send("DELETE", "/items", new byte[0]);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NOT_FOUND);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.header("apigw-requestid")).matches("[A-Za-z0-9_-]{15}=");
            assertThat(api.reason())
                    .isEqualTo(
                            "route: the request must match a declared route, got DELETE /items; declared are GET /admin, "
                                    + "GET /items, GET /items/{id}, "
                                    + "GET /open/{proxy+}");
        }
    }

    @Nested
    class Stages {
        private final TestApi api = new TestApi();

        @AfterEach
        void stop() {
            api.close();
        }

        @Test
        void aNamedStageIsTheFirstSegmentAndStaysInTheRawPath() {
            api.stage(new HttpApi.Stage("dev", new Throttle(10, 10), Map.of(), Optional.empty()))
                    .open("GET /items")
                    .declare();

            assertThat(api.wire.get("/dev/items").status()).isEqualTo(200);
            assertThat(api.event().get("rawPath").getAsString()).isEqualTo("/dev/items");
            assertThat(api.event()
                            .getAsJsonObject("requestContext")
                            .get("stage")
                            .getAsString())
                    .isEqualTo("dev");
            RawHttpClient.Answer answer = api.wire.get("/items");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NOT_FOUND);
            assertThat(api.reason())
                    .isEqualTo("stage: the path must match a declared stage, got none; declared are [dev]");
        }

        @Test
        void theDefaultStageHasNoNameInThePath() {
            api.open("GET /items").declare();

            assertThat(api.wire.get("/items").status()).isEqualTo(200);
            assertThat(api.wire.get("/$default/items").status()).isEqualTo(404);
        }
    }

    @Nested
    class Declaration {
        private final TestApi api = new TestApi();

        @AfterEach
        void stop() {
            api.close();
        }

        @Test
        void nothingDeclaredIsNotFound() {
            RawHttpClient.Answer answer = api.wire.get("/items");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(NOT_FOUND);
            assertThat(api.reason()).isEqualTo("api: no API is declared; declare one");
        }

        @Test
        void appliesANewDeclarationToTheNextRequest() {
            api.open("GET /a").declare();
            assertThat(api.wire.get("/b").status()).isEqualTo(404);

            api.open("GET /b").declare();
            assertThat(api.wire.get("/b").status()).isEqualTo(200);

            api.cloud.declare(Declared.EMPTY);
            assertThat(api.wire.get("/b").status()).isEqualTo(404);
        }

        @Test
        void answersWithoutAHostHeaderInProcess() {
            api.open("GET /a").declare();
            HttpResponse answer = api.gateway.handle(
                    new HttpRequest("GET", "/a", "", Headers.NONE, new byte[0], "127.0.0.1", "HTTP/1.1"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(List.copyOf(api.events)).hasSize(1);
        }
    }
}
