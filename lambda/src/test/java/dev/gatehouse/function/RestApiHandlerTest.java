package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestApiHandlerTest {
    private static final Map<String, String> USER =
            Map.of("sub", "u-1", "username", "u-1", "token_use", "access", "client_id", "c", "scope", "openid");

    private final RestApiHandler handler = new RestApiHandler(
            new ExampleApi(new RouteGroups("GET /admin/report=admin;ANY /x=staff"), new Resources(() -> "id-1")),
            "https://app.example.com");

    static APIGatewayProxyRequestEvent event(String method, String resource, Map<String, String> claims) {
        APIGatewayProxyRequestEvent.ProxyRequestContext context = new APIGatewayProxyRequestEvent.ProxyRequestContext();
        context.setAuthorizer(Map.of("claims", claims));
        APIGatewayProxyRequestEvent event = new APIGatewayProxyRequestEvent();
        event.setHttpMethod(method);
        event.setResource(resource);
        event.setRequestContext(context);
        return event;
    }

    private APIGatewayProxyResponseEvent call(APIGatewayProxyRequestEvent event) {
        return handler.handleRequest(event, null);
    }

    private int report(String groups) {
        Map<String, String> claims = new LinkedHashMap<>(USER);
        claims.put("cognito:groups", groups);
        return call(event("GET", "/admin/report", claims)).getStatusCode();
    }

    @Test
    void answersByMethodAndResource() {
        APIGatewayProxyRequestEvent add = event("POST", "/resources", USER);
        add.setBody("{\"name\":\"First\"}");
        assertThat(call(add).getBody()).isEqualTo("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\"}");
        APIGatewayProxyRequestEvent remove = event("DELETE", "/resources/{id}", USER);
        remove.setPathParameters(Map.of("id", "id-1"));
        assertThat(call(remove).getStatusCode()).isEqualTo(204);
        assertThat(call(remove).getStatusCode()).isEqualTo(404);
        assertThat(call(event("GET", "/x", USER)).getStatusCode()).isEqualTo(403);
        assertThat(call(event("GET", "/y", USER)).getStatusCode()).isEqualTo(404);
    }

    @Test
    void letsAMemberInByTheWholeNameAmongOthers() {
        assertThat(report("admin")).isEqualTo(200);
        assertThat(report("staff,admin")).isEqualTo(200);
        assertThat(report("admin,staff")).isEqualTo(200);
    }

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
    void letsNobodyInByAPartOfANameOrByTheOtherKindsForm(String groups) {
        assertThat(report(groups)).isEqualTo(403);
    }

    @Test
    void letsNobodyInWhereTheGroupsAreNoText() {
        APIGatewayProxyRequestEvent event = event("GET", "/admin/report", USER);
        event.getRequestContext()
                .setAuthorizer(
                        Map.of("claims", Map.of("token_use", "access", "cognito:groups", new String[] {"admin"})));
        assertThat(call(event).getStatusCode()).isEqualTo(403);
    }

    @Test
    void takesNoIdTokenAndNoCallWithoutAnAuthorizer() {
        Map<String, String> id = new LinkedHashMap<>(USER);
        id.put("token_use", "id");
        assertThat(call(event("GET", "/resources", id)).getStatusCode()).isEqualTo(403);
        APIGatewayProxyRequestEvent open = event("GET", "/resources", USER);
        open.getRequestContext().setAuthorizer(Map.of("claims", "a text"));
        assertThat(call(open).getStatusCode()).isEqualTo(403);
        open.getRequestContext().setAuthorizer(null);
        assertThat(call(open).getStatusCode()).isEqualTo(403);
    }

    @Test
    void tellsBrowsersThePageThatMayReadTheAnswer() {
        assertThat(call(event("GET", "/resources", USER)).getHeaders())
                .containsExactly(
                        Map.entry("content-type", "application/json"),
                        Map.entry("access-control-allow-origin", "https://app.example.com"));
        assertThat(call(event("GET", "/y", USER)).getHeaders())
                .containsEntry("access-control-allow-origin", "https://app.example.com");
        RestApiHandler none =
                new RestApiHandler(new ExampleApi(new RouteGroups(null), new Resources(() -> "id")), null);
        assertThat(none.handleRequest(event("GET", "/resources", USER), null).getHeaders())
                .containsOnlyKeys("content-type");
    }

    /** As a REST API sends it: dates printed, groups with commas, read by the serializer of the managed runtime. */
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
        APIGatewayProxyRequestEvent read = LambdaEventSerializers.serializerFor(
                        APIGatewayProxyRequestEvent.class, getClass().getClassLoader())
                .fromJson(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)));
        assertThat(call(read).getBody()).contains("Hello, u-1");
        assertThat(Claims.of(read).orElseThrow().groups()).containsExactly("admin", "staff");
        read.setResource("/admin/report");
        assertThat(call(read).getStatusCode()).isEqualTo(200);
    }

    @Test
    void readsScopesFromEitherClaim() {
        assertThat(Claims.of(event("GET", "/x", Map.of("scp", "a,b")))
                        .orElseThrow()
                        .scopes())
                .containsExactly("a", "b");
        assertThat(Claims.of(event("GET", "/x", Map.of("scope", "a b", "scp", "c")))
                        .orElseThrow()
                        .scopes())
                .containsExactly("a", "b");
    }
}
