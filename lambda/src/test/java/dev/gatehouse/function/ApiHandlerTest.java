package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiHandlerTest {
    private static final Map<String, String> USER =
            Map.of("sub", "u-1", "username", "u-1", "token_use", "access", "client_id", "c", "scope", "openid");
    private static final Map<String, String> MACHINE =
            Map.of("sub", "c", "token_use", "access", "client_id", "c", "scope", "https://api.example.com/read");

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final AtomicInteger count = new AtomicInteger();
    private final ApiHandler handler = new ApiHandler(
            new ExampleApi(
                    new RouteGroups("GET /admin/report=admin"),
                    new InMemoryResourceStore(() -> "id-" + count.incrementAndGet())),
            new RequestLog(new PrintStream(log, true, StandardCharsets.UTF_8), Clock.fixed(NOW, ZoneOffset.UTC)));

    private APIGatewayV2HTTPResponse call(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, new TestContext("r-1"));
    }

    private static Map<String, String> with(Map<String, String> claims, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(claims);
        all.put(name, value);
        return all;
    }

    private APIGatewayV2HTTPResponse post(String body) {
        APIGatewayV2HTTPEvent event = Events.http("POST /resources", USER);
        event.setBody(body);
        return call(event);
    }

    @Test
    void healthNeedsNoToken() {
        APIGatewayV2HTTPResponse answer =
                call(APIGatewayV2HTTPEvent.builder().withRouteKey("GET /health").build());
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void answersAPreflightWithoutTokenByAnEmptyResponse() {
        APIGatewayV2HTTPResponse answer = call(APIGatewayV2HTTPEvent.builder()
                .withRouteKey("OPTIONS /resources/{id}")
                .build());
        assertThat(answer.getStatusCode()).isEqualTo(204);
        assertThat(answer.getBody()).isNullOrEmpty();
    }

    @Test
    void keepsListsAndDeletesResources() {
        APIGatewayV2HTTPResponse created = post("{\"name\":\" First \"}");
        assertThat(created.getStatusCode()).isEqualTo(201);
        assertThat(created.getBody()).isEqualTo("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}");
        assertThat(call(Events.http("GET /resources", MACHINE)).getBody())
                .isEqualTo("{\"resources\":[{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}]}");
        APIGatewayV2HTTPEvent delete = Events.http("DELETE /resources/{id}", USER);
        delete.setPathParameters(Map.of("id", "id-1"));
        assertThat(call(delete).getStatusCode()).isEqualTo(204);
        assertThat(call(delete).getStatusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | must be a JSON object",
                "[] | must be a JSON object",
                "{ | must be JSON",
                "{\"name\":5} | name: must be a text of 1 to 100 characters",
                "{\"name\":\" \"} | name: must be a text of 1 to 100 characters",
                "{} | name: must be a text of 1 to 100 characters",
                "{\"name\":\"a\",\"size\":1} | size: is not known",
            })
    void refusesAnInvalidBody(String body, String error) {
        APIGatewayV2HTTPResponse answer = post(body);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.getBody())
                .contains("\"title\":\"Bad Request\",\"status\":400")
                .contains(error);
    }

    @Test
    void acceptsNamesOfUpToOneHundredCharacters() {
        assertThat(post("{\"name\":\"" + "x".repeat(100) + "\"}").getStatusCode())
                .isEqualTo(201);
        assertThat(post("{\"name\":\"" + "x".repeat(101) + "\"}").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void showsTheReportOnlyToAdministratorsWhateverTheirScopes() {
        Map<String, String> scoped = with(USER, "scope", "https://api.example.com/admin");
        APIGatewayV2HTTPResponse refused =
                call(Events.http("GET /admin/report", with(scoped, "cognito:groups", "[notadmin]")));
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getBody())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"detail\":\"only members of the group admin may do this\"}");
        assertThat(call(Events.http("GET /admin/report", scoped)).getStatusCode())
                .isEqualTo(403);
        assertThat(call(Events.http("GET /admin/report", with(scoped, "cognito:groups", "[x admin]")))
                        .getBody())
                .isEqualTo("{\"resources\":0}");
    }

    @Test
    void greetsUsersByEmailOrByUsername() {
        assertThat(call(Events.http("GET /me", with(USER, "email", "user@example.com")))
                        .getBody())
                .contains("\"message\":\"Hello, user@example.com\"", "\"userId\":\"u-1\"");
        assertThat(call(Events.http("GET /me", USER)).getBody()).contains("\"message\":\"Hello, u-1\"");
    }

    @Test
    void refusesAMachineOnARouteForUsers() {
        assertThat(call(Events.http("GET /me", MACHINE)).getStatusCode()).isEqualTo(403);
    }

    @Test
    void refusesAnIdToken() {
        assertThat(call(Events.http("GET /resources", with(USER, "token_use", "id")))
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void refusesRequestsWithoutClaimsIfARouteLostItsAuthorizer() {
        assertThat(call(APIGatewayV2HTTPEvent.builder()
                                .withRouteKey("GET /resources")
                                .build())
                        .getStatusCode())
                .isEqualTo(401);
    }

    @Test
    void answers404ForAnUnknownRoute() {
        assertThat(call(Events.http("GET /x", USER)).getStatusCode()).isEqualTo(404);
    }

    /** An event as an HTTP API sends it, with every claim a string, read by the serializer of the managed runtime. */
    @Test
    void readsTheEventThatAnHttpApiSends() {
        String event = """
                {"version":"2.0","routeKey":"GET /me","rawPath":"/me","rawQueryString":"","headers":{},
                 "requestContext":{"accountId":"000000000000","apiId":"a","stage":"$default","routeKey":"GET /me",
                  "authorizer":{"jwt":{"claims":{"sub":"u-1","cognito:groups":"[admin]","token_use":"access",
                   "scope":"openid","auth_time":"1700000000","username":"u-1"},"scopes":["openid"]}},
                  "http":{"method":"GET","path":"/me","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"x"}},
                 "isBase64Encoded":false}""";
        APIGatewayV2HTTPEvent read = Events.read(APIGatewayV2HTTPEvent.class, event);
        assertThat(call(read).getBody()).contains("Hello, u-1");
    }

    private APIGatewayV2HTTPResponse send(String route, Map<String, String> claims, Map<String, String> query) {
        APIGatewayV2HTTPEvent event = Events.http(route, claims);
        event.setQueryStringParameters(query);
        return call(event);
    }

    @Test
    void listsInPages() {
        post("{\"name\":\"a\"}");
        post("{\"name\":\"b\"}");
        post("{\"name\":\"c\"}");
        assertThat(send("GET /resources", MACHINE, Map.of("limit", "2")).getBody())
                .isEqualTo("{\"resources\":[{\"id\":\"id-1\",\"name\":\"a\",\"owner\":\"u-1\"},"
                        + "{\"id\":\"id-2\",\"name\":\"b\",\"owner\":\"u-1\"}],\"next\":\"2\"}");
        assertThat(send("GET /resources", MACHINE, Map.of("limit", "2", "after", "2"))
                        .getBody())
                .isEqualTo("{\"resources\":[{\"id\":\"id-3\",\"name\":\"c\",\"owner\":\"u-1\"}]}");
        assertThat(send("GET /resources", MACHINE, Map.of("limit", "3")).getBody())
                .doesNotContain("next");
    }

    @ParameterizedTest
    @CsvSource({"limit, 0, 400", "limit, 1, 200", "limit, 100, 200", "limit, 101, 400", "limit, x, 400", "after, -, 400"
    })
    void checksLimitAndAfter(String name, String value, int status) {
        assertThat(send("GET /resources", MACHINE, Map.of(name, value)).getStatusCode())
                .isEqualTo(status);
    }

    private APIGatewayV2HTTPResponse change(String method, String ifMatch, String sub, String body) {
        APIGatewayV2HTTPEvent event = Events.http(method + " /resources/{id}", with(USER, "sub", sub));
        event.setPathParameters(Map.of("id", "id-1"));
        if (!ifMatch.isEmpty()) {
            event.setHeaders(Map.of("If-Match", ifMatch));
        }
        event.setBody(body);
        return call(event);
    }

    @Test
    void renamesOnlyIfTheEtagMatches() {
        assertThat(post("{\"name\":\"a\"}").getHeaders()).containsEntry("etag", "\"1\"");
        assertThat(change("GET", "", "u-2", null).getHeaders()).containsEntry("etag", "\"1\"");
        APIGatewayV2HTTPResponse renamed = change("PUT", "\"1\"", "u-1", "{\"name\":\"b\"}");
        assertThat(renamed.getStatusCode()).isEqualTo(200);
        assertThat(renamed.getBody()).isEqualTo("{\"id\":\"id-1\",\"name\":\"b\",\"owner\":\"u-1\"}");
        assertThat(renamed.getHeaders()).containsEntry("etag", "\"2\"");
        APIGatewayV2HTTPResponse stale = change("PUT", "\"1\"", "u-1", "{\"name\":\"c\"}");
        assertThat(stale.getStatusCode()).isEqualTo(412);
        assertThat(stale.getBody())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Precondition Failed\",\"status\":412,"
                        + "\"detail\":\"the resource has changed: its etag is \\\"2\\\"\"}");
        assertThat(change("GET", "", "u-1", null).getBody()).contains("\"name\":\"b\"");
        assertThat(change("DELETE", "\"1\"", "u-1", null).getStatusCode()).isEqualTo(412);
        assertThat(change("DELETE", "\"2\"", "u-1", null).getStatusCode()).isEqualTo(204);
        assertThat(change("GET", "", "u-1", null).getStatusCode()).isEqualTo(404);
        assertThat(change("PUT", "*", "u-1", "{\"name\":\"c\"}").getStatusCode())
                .isEqualTo(404);
    }

    /** RFC 9110, section 13.1.1: one tag of a list matches, the asterisk matches any tag, a weak tag never matches. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"* | 200", "\"7\", \"1\" | 200", "W/\"1\" | 412", "1 | 412", "\"11\" | 412", "'' | 428"})
    void comparesEntityTagsStrongly(String ifMatch, int status) {
        post("{\"name\":\"a\"}");
        assertThat(change("PUT", ifMatch, "u-1", "{\"name\":\"b\"}").getStatusCode())
                .isEqualTo(status);
    }

    @Test
    void letsOnlyTheOwnerChangeAResource() {
        post("{\"name\":\"a\"}");
        assertThat(change("PUT", "*", "u-2", "{\"name\":\"b\"}").getStatusCode())
                .isEqualTo(403);
        APIGatewayV2HTTPResponse refused = change("DELETE", "", "u-2", null);
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getBody()).contains("\"detail\":\"only the owner of a resource can change it\"");
        assertThat(change("PUT", "*", "u-1", "{\"name\":5}").getStatusCode()).isEqualTo(400);
        assertThat(change("GET", "", "u-1", null).getBody()).contains("\"name\":\"a\"");
    }

    @Test
    void answers401WithAChallengeIfThereIsNoCaller() {
        APIGatewayV2HTTPResponse answer = call(
                APIGatewayV2HTTPEvent.builder().withRouteKey("GET /resources").build());
        assertThat(answer.getHeaders())
                .containsExactly(
                        Map.entry("content-type", "application/problem+json"), Map.entry("www-authenticate", "Bearer"));
        assertThat(answer.getBody())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                        + "\"detail\":\"this route requires an access token\"}");
    }

    @Test
    void decodesABase64Body() {
        APIGatewayV2HTTPEvent event = Events.http("POST /resources", USER);
        event.setBody(Base64.getEncoder().encodeToString("{\"name\":\"Ü\"}".getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        assertThat(call(event).getBody()).contains("\"name\":\"Ü\"");
    }

    @Test
    void logsCallerRouteAndOutcomeButNoPersonalData() {
        send("GET /me", with(USER, "email", "user@example.com"), Map.of("q", "private"));
        call(APIGatewayV2HTTPEvent.builder().withRouteKey("GET /health").build());
        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "{\"timestamp\":\"2026-11-23T10:00:00Z\",\"level\":\"INFO\",\"requestId\":\"r-1\","
                                + "\"route\":\"GET /me\",\"status\":200,\"milliseconds\":0,\"sub\":\"u-1\",\"clientId\":\"c\"}",
                        "{\"timestamp\":\"2026-11-23T10:00:00Z\",\"level\":\"INFO\",\"requestId\":\"r-1\","
                                + "\"route\":\"GET /health\",\"status\":200,\"milliseconds\":0}");
    }
}
