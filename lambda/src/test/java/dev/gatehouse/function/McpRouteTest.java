package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The MCP endpoint behind both kinds of API. */
class McpRouteTest {
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final String LIST = McpCalls.message("tools/list", "{}");

    private final McpCalls calls = new McpCalls(McpCalls.ENVIRONMENT);

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return all;
    }

    @Test
    void listsTheToolsOfTheTokenBehindBothKindsOfApi() {
        McpCalls.Answer http = calls.http("POST", JSON, McpCalls.token("u-1", "read"), LIST);
        assertThat(http.status()).isEqualTo(200);
        assertThat(http.headers()).containsExactly(Map.entry("content-type", "application/json"));
        assertThat(http.body())
                .contains("\"name\":\"list_resources\"", "\"name\":\"get_resource\"")
                .doesNotContain("create_resource", "count_resources");
        McpCalls.Answer rest =
                calls.rest("POST", Map.of("Content-Type", "application/json"), McpCalls.token("u-1", "read"), LIST);
        assertThat(rest.body()).isEqualTo(http.body());
        assertThat(rest.headers()).containsEntry("access-control-allow-origin", "https://app.example.com");
    }

    /** Attack 133. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "OPTIONS", "HEAD", "PUT"})
    void answers405ToOtherMethodsBehindBothKindsOfApi(String method) {
        McpCalls.Answer http = calls.http(method, JSON, McpCalls.token("u-1", "read"), null);
        assertThat(http.status()).isEqualTo(405);
        assertThat(http.headers()).containsEntry("allow", "POST");
        assertThat(calls.rest(method, JSON, McpCalls.token("u-1", "read"), null).status())
                .isEqualTo(405);
    }

    /** Attack 133. */
    @Test
    void answers401WithoutClaims() {
        APIGatewayV2HTTPEvent http = Events.http("ANY /mcp", Map.of());
        http.getRequestContext().setAuthorizer(null);
        assertThat(calls.http.handleRequest(http, new TestContext("r-1")).getStatusCode())
                .isEqualTo(401);
        APIGatewayProxyRequestEvent rest = Events.rest("GET", "/mcp", Map.of());
        rest.getRequestContext().setAuthorizer(null);
        assertThat(calls.rest.handleRequest(rest, new TestContext("r-1")).getStatusCode())
                .isEqualTo(401);
    }

    /** Attack 109: an ordinary client's token has no audience, or another one. */
    @ParameterizedTest
    @CsvSource({"aud, c", "aud, https://api.example.com", "token_use, id"})
    void refusesTokensOfOtherClientsBehindBothKindsOfApi(String claim, String value) {
        Map<String, String> claims = with(McpCalls.token("u-1", "read"), claim, value);
        assertThat(calls.http("POST", JSON, claims, LIST).status()).isEqualTo(401);
        assertThat(calls.rest("POST", JSON, claims, LIST).status()).isEqualTo(401);
        claims.remove(claim);
        assertThat(calls.http("POST", JSON, claims, LIST).status()).isEqualTo(401);
    }

    /** Attack 126. */
    @Test
    void refusesAForeignOriginBehindBothKindsOfApi() {
        String call = McpCalls.message("tools/call", "{\"name\":\"create_resource\",\"arguments\":{\"name\":\"x\"}}");
        for (String origin : new String[] {"https://evil.example", "null"}) {
            assertThat(calls.http("POST", with(JSON, "origin", origin), McpCalls.token("u-1", "write"), call)
                            .status())
                    .isEqualTo(403);
            assertThat(calls.rest("POST", with(JSON, "Origin", origin), McpCalls.token("u-1", "write"), call)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(calls.call("u-1", "read", "list_resources", "{}").body()).contains("\"resources\":[]");
        assertThat(calls.http(
                                "POST",
                                with(JSON, "origin", "https://app.example.com"),
                                McpCalls.token("u-1", "write"),
                                call)
                        .status())
                .isEqualTo(200);
    }

    /** Attack 128: a REST API passes header names as the client wrote them. */
    @Test
    void refusesAToolInTheHeaderThatDiffersBehindBothKindsOfApi() {
        String call = McpCalls.message("tools/call", "{\"name\":\"create_resource\",\"arguments\":{\"name\":\"x\"}}");
        McpCalls.Answer http =
                calls.http("POST", with(JSON, "mcp-name", "list_resources"), McpCalls.token("u-1", "read write"), call);
        assertThat(http.status()).isEqualTo(400);
        assertThat(http.body()).contains("\"code\":-32020");
        assertThat(calls.rest(
                                "POST",
                                with(JSON, "MCP-Name", "list_resources"),
                                McpCalls.token("u-1", "read write"),
                                call)
                        .status())
                .isEqualTo(400);
        assertThat(calls.call("u-1", "read", "list_resources", "{}").body()).contains("\"resources\":[]");
    }

    /** Attack 137: a REST API has only the last value of a repeated header in {@code headers}. */
    @Test
    void refusesARepeatedHeaderOfWhichOnlyTheLastValueIsRight() {
        Map<String, List<String>> names = Map.of("Mcp-Name", List.of("list_resources", "create_resource"));
        Map<String, List<String>> origins =
                Map.of("Origin", List.of("https://evil.example", "https://app.example.com"));
        Map<String, List<String>> spellings =
                new TreeMap<>(Map.of("MCP-NAME", List.of("list_resources"), "Mcp-Name", List.of("create_resource")));
        for (Map<String, List<String>> repeated : List.of(names, origins, spellings)) {
            APIGatewayProxyRequestEvent event = Events.rest("POST", "/mcp", McpCalls.token("u-1", "write"));
            Map<String, String> last = new HashMap<>(JSON);
            repeated.forEach((name, values) -> last.put(name, values.get(values.size() - 1)));
            event.setHeaders(last);
            event.setMultiValueHeaders(repeated);
            event.setBody(
                    McpCalls.message("tools/call", "{\"name\":\"create_resource\",\"arguments\":{\"name\":\"x\"}}"));
            assertThat(calls.rest.handleRequest(event, new TestContext("r-1")).getStatusCode())
                    .as("%s", repeated)
                    .isEqualTo(repeated.equals(origins) ? 403 : 400);
        }
    }

    /** Attack 130: neither the log nor a response repeats a token or an argument. */
    @Test
    void logsTheToolButNoTokenAndNoArgument() {
        Map<String, String> headers = with(JSON, "authorization", "Bearer secret-token");
        calls.http(
                "POST",
                headers,
                McpCalls.token("u-1", "write"),
                McpCalls.message(
                        "tools/call", "{\"name\":\"create_resource\",\"arguments\":{\"name\":\"secret-name\"}}"));
        calls.http(
                "POST",
                headers,
                McpCalls.token("u-1", "write"),
                McpCalls.message("tools/call", "{\"name\":\"secret-tool\",\"arguments\":{\"secret-argument\":1}}"));
        calls.http("POST", headers, McpCalls.token("u-1", "write"), McpCalls.message("secret-method", "{}"));
        calls.rest("POST", headers, McpCalls.token("u-1", "read"), LIST);
        calls.call("u-1", "read", "create_resource", "{\"name\":\"secret-name\"}");
        assertThat(calls.logged()).doesNotContain("secret");
        String line = "{\"timestamp\":\"2026-11-23T10:00:00Z\",\"level\":\"INFO\",\"requestId\":\"r-1\","
                + "\"route\":\"POST /mcp\",%s,\"milliseconds\":0,\"sub\":\"u-1\",\"clientId\":\"c\"}";
        assertThat(calls.logged().lines())
                .containsExactly(
                        line.formatted("\"operation\":\"tools/call create_resource\",\"status\":200"),
                        line.formatted("\"status\":200"),
                        line.formatted("\"status\":404"),
                        line.formatted("\"operation\":\"tools/list\",\"status\":200"),
                        line.formatted("\"operation\":\"tools/call create_resource: error\",\"status\":200"));
    }

    /** Attack 129: only the authorizer's claims count. */
    @Test
    void ignoresATokenInTheBody() {
        APIGatewayProxyRequestEvent event = Events.rest("POST", "/mcp", Map.of());
        event.getRequestContext().setAuthorizer(null);
        event.setHeaders(JSON);
        event.setQueryStringParameters(Map.of("access_token", "x"));
        event.setBody(McpCalls.message("tools/list", "{\"access_token\":\"x\"}"));
        assertThat(calls.rest.handleRequest(event, new TestContext("r-1")).getStatusCode())
                .isEqualTo(401);
    }

    /** An event of payload format 1.0, which an HTTP API can send too: its groups have the form of HTTP APIs. */
    @Test
    void readsPayloadFormat10OfAnHttpApi() {
        Map<String, String> claims = with(McpCalls.token("u-1", "read"), "cognito:groups", "[admin staff]");
        APIGatewayProxyRequestEvent event = Events.rest("POST", "/mcp", claims);
        event.setVersion("1.0");
        event.setHeaders(JSON);
        event.setBody(LIST);
        assertThat(calls.rest.handleRequest(event, new TestContext("r-1")).getBody())
                .contains("count_resources");
        event.setVersion(null);
        assertThat(calls.rest.handleRequest(event, new TestContext("r-1")).getBody())
                .doesNotContain("count_resources");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP_PATH", "MCP_URL"})
    void changesNothingWithoutPathOrAddress(String variable) {
        Map<String, String> environment = new HashMap<>(McpCalls.ENVIRONMENT);
        environment.remove(variable);
        for (String value : new String[] {null, ""}) {
            if (value != null) {
                environment.put(variable, value);
            }
            McpCalls without = new McpCalls(environment);
            McpCalls.Answer answer = without.http("POST", JSON, McpCalls.token("u-1", "read"), LIST);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                            + "\"detail\":\"there is no ANY /mcp\"}");
            assertThat(without.logged()).contains("\"route\":\"ANY /mcp\",\"status\":404");
            assertThat(without.rest("POST", JSON, McpCalls.token("u-1", "read"), LIST)
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ANY /mcp, 200",
        "POST /mcp, 200",
        "ANY /mcp/, 404",
        "ANY /mcp/x, 404",
        "ANY /x/mcp, 404",
        "$default, 404"
    })
    void answersAtTheDeclaredPathOnly(String route, int status) {
        APIGatewayV2HTTPEvent event = Events.http(route, McpCalls.token("u-1", "read"));
        event.getRequestContext()
                .setHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod("POST")
                        .withPath("/mcp")
                        .build());
        event.setHeaders(JSON);
        event.setBody(LIST);
        assertThat(calls.http.handleRequest(event, new TestContext("r-1")).getStatusCode())
                .isEqualTo(status);
    }

    @Test
    void leavesTheOtherRoutesAsTheyAre() {
        APIGatewayV2HTTPEvent health =
                APIGatewayV2HTTPEvent.builder().withRouteKey("GET /health").build();
        assertThat(calls.http.handleRequest(health, new TestContext("r-1")).getBody())
                .isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void refusesADeclaredToolThatTheFunctionDoesNotHave() {
        McpCalls other = new McpCalls(with(McpCalls.ENVIRONMENT, "MCP_TOOLS", "drop_table=read"));
        assertThatThrownBy(() -> other.http("POST", JSON, McpCalls.token("u-1", "read"), LIST))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MCP_TOOLS: this function has no tool drop_table; it has list_resources, get_resource, "
                        + "create_resource, rename_resource, delete_resource, count_resources");
    }
}
