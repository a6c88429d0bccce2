package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.gatehouse.function.claims.Claims;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiHandlerTest {
    private static final Map<String, String> USER =
            Map.of("sub", "u-1", "username", "u-1", "token_use", "access", "client_id", "c", "scope", "openid");

    private static final RequestLog SILENT = new RequestLog(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), Clock.systemUTC());

    private final RestApiHandler handler = new RestApiHandler(
            new ExampleApi(
                    new RouteGroups("GET /admin/report=admin;ANY /x=staff"), new InMemoryResourceStore(() -> "id-1")),
            SILENT,
            "https://app.example.com");

    private APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
        return handler.handleRequest(event, new TestContext("r-1"));
    }

    private int report(String groups) {
        Map<String, String> claims = new LinkedHashMap<>(USER);
        claims.put("cognito:groups", groups);
        return call(Events.rest("GET", "/admin/report", claims)).getStatusCode();
    }

    @Test
    void answersByMethodAndResource() {
        APIGatewayProxyRequestEvent add = Events.rest("POST", "/resources", USER);
        add.setBody("{\"name\":\"First\"}");
        assertThat(call(add).getBody()).isEqualTo("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}");
        APIGatewayProxyRequestEvent remove = Events.rest("DELETE", "/resources/{id}", USER);
        remove.setPathParameters(Map.of("id", "id-1"));
        assertThat(call(remove).getStatusCode()).isEqualTo(204);
        assertThat(call(remove).getStatusCode()).isEqualTo(404);
        assertThat(call(Events.rest("GET", "/x", USER)).getStatusCode()).isEqualTo(403);
        assertThat(call(Events.rest("GET", "/y", USER)).getStatusCode()).isEqualTo(404);
    }

    @Test
    void acceptsAMemberByTheCompleteGroupName() {
        assertThat(report("admin")).isEqualTo(200);
        assertThat(report("staff,admin")).isEqualTo(200);
        assertThat(report("admin,staff")).isEqualTo(200);
    }

    /** Attack 17. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "notadmin",
                "admin-x",
                "staff,notadmin",
                "administrators",
                "Admin",
                "[admin]",
                "[staff admin]",
                "staff admin",
                " admin",
                "[x,admin,y]",
                "staff, admin",
                ",",
                ""
            })
    void refusesPartsOfGroupNamesAndTheFormOfHttpApis(String groups) {
        assertThat(report(groups)).isEqualTo(403);
    }

    @Test
    void refusesGroupsThatAreNotAString() {
        APIGatewayProxyRequestEvent event = Events.rest("GET", "/admin/report", USER);
        event.getRequestContext()
                .setAuthorizer(
                        Map.of("claims", Map.of("token_use", "access", "cognito:groups", new String[] {"admin"})));
        assertThat(call(event).getStatusCode()).isEqualTo(403);
    }

    @Test
    void refusesIdTokensAndRequestsWithoutClaims() {
        Map<String, String> id = new LinkedHashMap<>(USER);
        id.put("token_use", "id");
        assertThat(call(Events.rest("GET", "/resources", id)).getStatusCode()).isEqualTo(403);
        APIGatewayProxyRequestEvent open = Events.rest("GET", "/resources", USER);
        open.getRequestContext().setAuthorizer(Map.of("claims", "a text"));
        assertThat(call(open).getStatusCode()).isEqualTo(401);
        open.getRequestContext().setAuthorizer(null);
        assertThat(call(open).getStatusCode()).isEqualTo(401);
    }

    @Test
    void addsTheCorsOrigin() {
        assertThat(call(Events.rest("GET", "/resources", USER)).getHeaders())
                .containsExactly(
                        Map.entry("content-type", "application/json"),
                        Map.entry("access-control-allow-origin", "https://app.example.com"));
        assertThat(call(Events.rest("GET", "/y", USER)).getHeaders())
                .containsEntry("access-control-allow-origin", "https://app.example.com");
        RestApiHandler none = new RestApiHandler(
                new ExampleApi(new RouteGroups(null), new InMemoryResourceStore(() -> "id")), SILENT, null);
        assertThat(none.handleRequest(Events.rest("GET", "/resources", USER), new TestContext("r-1"))
                        .getHeaders())
                .containsOnlyKeys("content-type");
    }

    @Test
    void exposesTheEtag() {
        APIGatewayProxyRequestEvent add = Events.rest("POST", "/resources", USER);
        add.setBody("{\"name\":\"First\"}");
        assertThat(call(add).getHeaders())
                .containsEntry("etag", "\"1\"")
                .containsEntry("access-control-expose-headers", "etag");
    }

    /** An event as a REST API sends it: formatted dates, groups separated by commas, read by the serializer of the managed runtime. */
    @Test
    void readsTheEventThatARestApiSends() {
        String event = """
                {"resource":"/me","path":"/me","httpMethod":"GET","headers":{"Authorization":"x"},
                 "multiValueHeaders":{"Authorization":["x"]},"queryStringParameters":null,
                 "multiValueQueryStringParameters":null,"pathParameters":null,"stageVariables":null,
                 "requestContext":{"resourceId":"abc123","resourcePath":"/me","httpMethod":"GET","stage":"v1",
                  "authorizer":{"claims":{"sub":"u-1","cognito:groups":"admin,staff","token_use":"access",
                   "scope":"openid","exp":"Mon Nov 23 10:13:37 UTC 2026","username":"u-1"}},
                  "identity":{"sourceIp":"127.0.0.1"},"requestTimeEpoch":1700000000000},
                 "body":null,"isBase64Encoded":false}""";
        APIGatewayProxyRequestEvent read = Events.read(APIGatewayProxyRequestEvent.class, event);
        assertThat(call(read).getBody()).contains("Hello, u-1");
        assertThat(Claims.of(read).orElseThrow().groups()).containsExactly("admin", "staff");
        read.setResource("/admin/report");
        assertThat(call(read).getStatusCode()).isEqualTo(200);
    }

    @Test
    void readsScopesFromEitherClaim() {
        assertThat(Claims.of(Events.rest("GET", "/x", Map.of("scp", "a,b")))
                        .orElseThrow()
                        .scopes())
                .containsExactly("a", "b");
        assertThat(Claims.of(Events.rest("GET", "/x", Map.of("scope", "a b", "scp", "c")))
                        .orElseThrow()
                        .scopes())
                .containsExactly("a", "b");
    }
}
