package dev.gatehouse.function.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Revisions of MCP: those with initialize, and 2026-07-28. */
class McpVersionTest {
    private static final String SUPPORTED = "\"supported\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"]";
    private static final String META = "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
            + "\"io.modelcontextprotocol/clientCapabilities\":{}}";
    private static final String RESULT_META =
            "\"resultType\":\"complete\",\"_meta\":{\"io.modelcontextprotocol/serverInfo\":"
                    + "{\"name\":\"test\",\"title\":\"Test\",\"version\":\"1\"}}";

    private final TestServer server = new TestServer();

    private McpAnswer send(Map<String, String> headers, String method, String params) {
        return server.post(
                headers,
                TestServer.claims(TestServer.READ),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}");
    }

    private static Map<String, String> headers(String method) {
        return Map.of("mcp-protocol-version", "2026-07-28", "mcp-method", method);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 2025-11-25",
        "2025-06-18, 2025-06-18",
        // Its servers accept batches, this one does not.
        "2025-03-26, 2025-11-25",
        "2024-11-05, 2025-11-25",
        "2026-07-28, 2025-11-25",
        "x, 2025-11-25"
    })
    void answersInitializeWithTheVersionOfTheClientOrTheNewest(String requested, String answered) {
        McpAnswer answer =
                send(Map.of(), "initialize", "{\"protocolVersion\":\"" + requested + "\",\"capabilities\":{}}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsOnlyKeys("content-type");
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"protocolVersion\":\"" + answered + "\","
                        + "\"capabilities\":{\"tools\":{}},"
                        + "\"serverInfo\":{\"name\":\"test\",\"title\":\"Test\",\"version\":\"1\"},"
                        + "\"instructions\":\"Use it.\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"protocolVersion\":5}", "{\"protocolVersion\":null}"})
    void refusesInitializeWithoutAVersion(String params) {
        McpAnswer answer = send(Map.of(), "initialize", params);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,"
                        + "\"message\":\"params: protocolVersion must be a text\"},\"id\":1}");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25, 200",
        "2025-06-18, 200",
        "2025-03-26, 400",
        "2024-11-05, 400",
        "1900-01-01, 400",
        "'', 400",
        "'2025-11-25, 2025-11-25', 400"
    })
    void refusesAVersionInTheHeaderThatItDoesNotFollow(String version, int status) {
        McpAnswer answer = send(Map.of("mcp-protocol-version", version), "ping", "{}");
        assertThat(answer.status()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.body())
                    .hasValue(
                            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32022,\"message\":\"Unsupported protocol version\","
                                    + "\"data\":{" + SUPPORTED + ",\"requested\":\"" + version + "\"}},\"id\":1}");
        }
        assertThat(server.post(
                                Map.of("mcp-protocol-version", version),
                                TestServer.claims(TestServer.READ),
                                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .status())
                .isEqualTo(status == 200 ? 202 : 400);
    }

    @Test
    void answersDiscover() {
        McpAnswer answer = send(headers("server/discover"), "server/discover", "{" + META + "}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{"
                        + "\"supportedVersions\":[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\"],"
                        + "\"capabilities\":{\"tools\":{}},\"instructions\":\"Use it.\","
                        + "\"ttlMs\":60000,\"cacheScope\":\"private\"," + RESULT_META + "}}");
        assertThat(answer.operation()).hasValue("server/discover");
    }

    @Test
    void marksResultsOf20260728() {
        assertThat(send(headers("tools/list"), "tools/list", "{" + META + "}").body())
                .hasValueSatisfying(body -> assertThat(body)
                        .endsWith("],\"ttlMs\":60000,\"cacheScope\":\"private\"," + RESULT_META + "}}"));
        assertThat(send(
                                with(headers("tools/call"), "mcp-name", "look"),
                                "tools/call",
                                "{\"name\":\"look\"," + META + "}")
                        .body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{"
                        + "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"did\\\":\\\"look\\\"}\"}],"
                        + "\"structuredContent\":{\"did\":\"look\"},\"isError\":false," + RESULT_META + "}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "ping"})
    void hasNoInitializeAndNoPingIn20260728(String method) {
        assertThat(send(headers(method), method, "{\"protocolVersion\":\"2025-11-25\"," + META + "}")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // The header declares 2026-07-28, the body does not.
                "{} | io.modelcontextprotocol/protocolVersion is missing",
                "{\"_meta\":{}} | io.modelcontextprotocol/protocolVersion is missing",
                "{\"_meta\":5} | io.modelcontextprotocol/protocolVersion is missing",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":5}} | io.modelcontextprotocol/protocolVersion must be a text",
                "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}} | io.modelcontextprotocol/clientCapabilities must be an object",
            })
    void refusesARequestOf20260728WithoutItsMetadata(String params, String message) {
        McpAnswer answer = send(headers("tools/list"), "tools/list", params);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,\"message\":\"params._meta: " + message
                        + "\"},\"id\":1}");
    }

    @Test
    void refusesDiscoverWithoutADeclaredVersion() {
        assertThat(TestServer.body(send(Map.of(), "server/discover", "{}")))
                .contains("\"code\":-32602", "io.modelcontextprotocol/protocolVersion is missing");
    }

    @Test
    void refusesAVersionInTheBodyThatItDoesNotFollow() {
        McpAnswer answer = send(
                Map.of("mcp-protocol-version", "1900-01-01", "mcp-method", "tools/list"),
                "tools/list",
                "{" + META.replace("2026-07-28", "1900-01-01") + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue(
                        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32022,\"message\":\"Unsupported protocol version\","
                                + "\"data\":{" + SUPPORTED + ",\"requested\":\"1900-01-01\"}},\"id\":1}");
    }

    /** Attack 128. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mcp-protocol-version | 2025-11-25 | the header MCP-Protocol-Version must have the version of params._meta: it differs",
                "mcp-protocol-version | | the header MCP-Protocol-Version must have the version of params._meta: it is missing",
                "mcp-method | tools/list | the header Mcp-Method differs from the body",
                "mcp-method | Tools/Call | the header Mcp-Method differs from the body",
                "mcp-method | | the header Mcp-Method is missing",
                "mcp-name | change | the header Mcp-Name differs from the body",
                "mcp-name | LOOK | the header Mcp-Name differs from the body",
                "mcp-name | =?base64?Y2hhbmdl?= | the header Mcp-Name differs from the body",
                "mcp-name | =?base64?!?= | the header Mcp-Name differs from the body",
                "mcp-name | =?BASE64?bG9vaw==?= | the header Mcp-Name differs from the body",
                "mcp-name | =?base64?= | the header Mcp-Name differs from the body",
                "mcp-name | | the header Mcp-Name is missing",
            })
    void refusesHeadersThatDifferFromTheBody(String name, String value, String message) {
        Map<String, String> headers = new LinkedHashMap<>(with(headers("tools/call"), "mcp-name", "look"));
        headers.remove(name);
        if (value != null) {
            headers.put(name, value);
        }
        McpAnswer answer = send(headers, "tools/call", "{\"name\":\"look\"," + META + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32020,\"message\":\"" + message + "\"},\"id\":1}");
        assertThat(server.calls).isEmpty();
    }

    @Test
    void decodesANameInBase64() {
        send(
                with(headers("tools/call"), "mcp-name", "=?base64?bG9vaw==?="),
                "tools/call",
                "{\"name\":\"look\"," + META + "}");
        assertThat(server.calls).containsExactly("look ");
    }

    /** Attack 128: also in revisions without these headers, so that a proxy in between is told nothing else. */
    @Test
    void refusesDifferingHeadersInEveryRevision() {
        Map<String, String> old = Map.of("mcp-protocol-version", "2025-11-25");
        assertThat(send(with(old, "mcp-name", "change"), "tools/call", "{\"name\":\"look\"}")
                        .status())
                .isEqualTo(400);
        assertThat(send(with(old, "mcp-method", "tools/list"), "tools/call", "{\"name\":\"look\"}")
                        .status())
                .isEqualTo(400);
        assertThat(server.calls).isEmpty();
        assertThat(send(old, "tools/call", "{\"name\":\"look\"}").status()).isEqualTo(200);
        assertThat(server.calls).hasSize(1);
    }
}
