package dev.gatehouse.function.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON-RPC in the body of a request. */
class McpMessageTest {
    private final TestServer server = new TestServer();

    /** Attack 131. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | -32700 | the body must be JSON (RFC 8259)",
                "{ | -32700 | the body must be JSON (RFC 8259)",
                "{'a':1} | -32700 | the body must be JSON (RFC 8259)",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"} | -32700 | the body must not have the same name twice in an object",
                "[] | -32600 | send each message in its own request: a batch is not accepted",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600 | send each message in its own request: a batch is not accepted",
                "5 | -32600 | the body must be a JSON-RPC request or notification",
                "null | -32600 | the body must be a JSON-RPC request or notification",
                "{\"id\":1,\"method\":\"ping\"} | -32600 | jsonrpc: must be \\\"2.0\\\"",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"} | -32600 | jsonrpc: must be \\\"2.0\\\"",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600 | jsonrpc: must be \\\"2.0\\\"",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}} | -32600 | a response is not accepted: this server sends no requests",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"x\"}} | -32600 | a response is not accepted: this server sends no requests",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | -32600 | method: must be a text",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5} | -32600 | method: must be a text",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null} | -32600 | method: must be a text",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]} | -32600 | params: must be an object",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":null} | -32600 | params: must be an object",
            })
    void refusesABodyThatIsNotOneRequestOrNotification(String body, int code, String message) {
        McpAnswer answer = server.post(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"}}");
    }

    /** Attack 131. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "{}", "[]", "[1]", "1.5", "1e2", "1.0", "12345678901234567890"})
    void refusesAnIdThatIsNoTextAndNoWholeNumber(String id) {
        McpAnswer answer = server.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,"
                        + "\"message\":\"id: must be a text of at most 256 characters or a whole number\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-7", "1234567890123456789", "\"\"", "\"a\"", "\"1\""})
    void repeatsTheIdAsItWasSent(String id) {
        assertThat(server.post("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}")
                        .body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":{}}");
    }

    @Test
    void acceptsAnIdOfUpTo256Characters() {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"ping\"}";
        assertThat(server.post(message.formatted("x".repeat(256))).status()).isEqualTo(200);
        assertThat(server.post(message.formatted("x".repeat(257))).status()).isEqualTo(400);
    }

    @Test
    void acceptsADepthOf32AndNoMore() {
        String message = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":{\"a\":%s}}";
        assertThat(server.post(message.formatted("[".repeat(30) + "]".repeat(30)))
                        .status())
                .isEqualTo(200);
        assertThat(server.post(message.formatted("[".repeat(31) + "]".repeat(31)))
                        .status())
                .isEqualTo(400);
        assertThat(server.post(message.formatted("[".repeat(400_000))).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notifications/initialized", "notifications/cancelled", "notifications/anything"})
    void accepts202WithoutABodyForANotification(String method) {
        McpAnswer answer = server.post("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{\"x\":1}}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers()).isEmpty();
        assertThat(answer.body()).isEmpty();
        assertThat(answer.operation()).hasValue("notification");
    }

    @Test
    void runsNoToolForARequestWithoutAnId() {
        McpAnswer answer =
                server.post("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"look\"}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32600,\"message\":"
                        + "\"id: a request must have an id; without it only notifications/… are accepted\"}}");
        assertThat(server.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources/list",
                "prompts/list",
                "logging/setLevel",
                "subscriptions/listen",
                "tools/List",
                "tools/list ",
                "notifications/initialized",
                ""
            })
    void answers404ToAMethodThatItDoesNotHave(String method) {
        McpAnswer answer = server.post("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"" + method + "\"}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,"
                        + "\"message\":\"this server has no such method\"},\"id\":\"a\"}");
        assertThat(answer.operation()).isEmpty();
    }
}
