package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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

    private final AtomicInteger count = new AtomicInteger();
    private final ApiHandler handler = new ApiHandler(new ExampleApi(
            new RouteGroups("GET /admin/report=admin"), new Resources(() -> "id-" + count.incrementAndGet())));

    private APIGatewayV2HTTPResponse call(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, null);
    }

    private static Map<String, String> with(Map<String, String> claims, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(claims);
        all.put(name, value);
        return all;
    }

    private APIGatewayV2HTTPResponse post(String body) {
        APIGatewayV2HTTPEvent event = ClaimsTest.event("POST /resources", USER);
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
    void keepsListsAndDeletesResources() {
        APIGatewayV2HTTPResponse created = post("{\"name\":\" First \"}");
        assertThat(created.getStatusCode()).isEqualTo(201);
        assertThat(created.getBody()).isEqualTo("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}");
        assertThat(call(ClaimsTest.event("GET /resources", MACHINE)).getBody())
                .isEqualTo("{\"resources\":[{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}]}");
        APIGatewayV2HTTPEvent delete = ClaimsTest.event("DELETE /resources/{id}", USER);
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
    void refusesABodyThatIsNoResource(String body, String error) {
        APIGatewayV2HTTPResponse answer = post(body);
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(answer.getHeaders()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.getBody())
                .contains("\"title\":\"Bad Request\",\"status\":400")
                .contains(error);
    }

    @Test
    void takesNamesOfOneHundredCharactersAndNoMore() {
        assertThat(post("{\"name\":\"" + "x".repeat(100) + "\"}").getStatusCode())
                .isEqualTo(201);
        assertThat(post("{\"name\":\"" + "x".repeat(101) + "\"}").getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void letsOnlyAdministratorsSeeTheReportWhateverTheirScopes() {
        Map<String, String> scoped = with(USER, "scope", "https://api.example.com/admin");
        APIGatewayV2HTTPResponse refused =
                call(ClaimsTest.event("GET /admin/report", with(scoped, "cognito:groups", "[notadmin]")));
        assertThat(refused.getStatusCode()).isEqualTo(403);
        assertThat(refused.getBody())
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"detail\":\"only members of the group admin may do this\"}");
        assertThat(call(ClaimsTest.event("GET /admin/report", scoped)).getStatusCode())
                .isEqualTo(403);
        assertThat(call(ClaimsTest.event("GET /admin/report", with(scoped, "cognito:groups", "[x admin]")))
                        .getBody())
                .isEqualTo("{\"resources\":0}");
    }

    @Test
    void greetsUsersByEmailOrElseByName() {
        assertThat(call(ClaimsTest.event("GET /me", with(USER, "email", "user@example.com")))
                        .getBody())
                .contains("\"message\":\"Hello, user@example.com\"", "\"userId\":\"u-1\"");
        assertThat(call(ClaimsTest.event("GET /me", USER)).getBody()).contains("\"message\":\"Hello, u-1\"");
    }

    @Test
    void doesNotTakeAMachineForAUser() {
        assertThat(call(ClaimsTest.event("GET /me", MACHINE)).getStatusCode()).isEqualTo(403);
    }

    @Test
    void doesNotTakeAnIdTokenForAnAccessToken() {
        assertThat(call(ClaimsTest.event("GET /resources", with(USER, "token_use", "id")))
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void staysClosedOnARouteThatLostItsAuthorizer() {
        assertThat(call(APIGatewayV2HTTPEvent.builder()
                                .withRouteKey("GET /resources")
                                .build())
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void knowsNoOtherRoutes() {
        assertThat(call(ClaimsTest.event("GET /x", USER)).getStatusCode()).isEqualTo(404);
    }

    /** As an HTTP API sends it: every claim a text, read by the serializer of the managed runtime. */
    @Test
    void readsTheEventThatAnHttpApiSends() {
        String event = """
                {"version":"2.0","routeKey":"GET /me","rawPath":"/me","rawQueryString":"","headers":{},
                 "requestContext":{"accountId":"000000000000","apiId":"a","stage":"$default","routeKey":"GET /me",
                  "authorizer":{"jwt":{"claims":{"sub":"u-1","cognito:groups":"[admin]","token_use":"access",
                   "scope":"openid","auth_time":"1700000000","username":"u-1"},"scopes":["openid"]}},
                  "http":{"method":"GET","path":"/me","protocol":"HTTP/1.1","sourceIp":"127.0.0.1","userAgent":"x"}},
                 "isBase64Encoded":false}""";
        APIGatewayV2HTTPEvent read = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        assertThat(call(read).getBody()).contains("Hello, u-1");
    }
}
