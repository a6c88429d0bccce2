package dev.gatehouse.function.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tools a token shows and runs, and which arguments they accept. */
class McpToolsTest {
    private static final String LOOK = "{\"name\":\"look\",\"title\":\"LOOK\",\"description\":\"Does look.\","
            + "\"inputSchema\":{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"integer\","
            + "\"description\":\"How many\",\"minimum\":1,\"maximum\":100}},\"additionalProperties\":false},"
            + "\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":false,\"idempotentHint\":true,"
            + "\"openWorldHint\":false}}";
    private static final String CHANGE = "{\"name\":\"change\",\"title\":\"CHANGE\",\"description\":\"Does change.\","
            + "\"inputSchema\":{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\","
            + "\"description\":\"A name\",\"minLength\":1,\"maxLength\":5},\"etag\":{\"type\":\"string\","
            + "\"description\":\"An etag\",\"minLength\":1,\"maxLength\":3,\"pattern\":\"^[0-9]+$\"}},"
            + "\"required\":[\"name\"],\"additionalProperties\":false},"
            + "\"annotations\":{\"readOnlyHint\":false,\"destructiveHint\":true,\"idempotentHint\":true,"
            + "\"openWorldHint\":false}}";

    private final TestServer server = new TestServer();

    private static Map<String, String> staff() {
        Map<String, String> claims = TestServer.claims(TestServer.READ + " " + TestServer.WRITE);
        claims.put("cognito:groups", "staff");
        return claims;
    }

    private String list(Map<String, String> claims) {
        return TestServer.body(
                server.post(Map.of(), claims, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}"));
    }

    private McpAnswer call(Map<String, String> claims, String name, String arguments) {
        return server.post(
                Map.of(),
                claims,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"" + name
                        + "\",\"arguments\":" + arguments + "}}");
    }

    private static String failed(String text) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}],\"isError\":true}}";
    }

    /** Attack 127. */
    @Test
    void listsOnlyToolsThatScopesAndGroupsAllow() {
        assertThat(list(staff()))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + LOOK + "," + CHANGE + "]}}");
        assertThat(list(TestServer.claims(TestServer.READ)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[" + LOOK + "]}}");
        assertThat(list(TestServer.claims(TestServer.WRITE)))
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]}}");
        // The same list a second time: no request changes what the next one gets.
        assertThat(list(staff())).contains(LOOK + "," + CHANGE);
    }

    /** Attack 127: the scopes of the API itself, or names that only begin alike, are other scopes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "read",
                "openid",
                "https://api.example.com/read",
                "https://api.example.com/mcp/rea",
                "https://api.example.com/mcp/reader",
                "https://api.example.com/mcp/READ",
                "https://api.example.com/mcp/read/x",
                "https://api.example.com/mcp/read,https://api.example.com/mcp/write"
            })
    void runsNoToolWithoutItsScope(String scope) {
        McpAnswer answer = call(TestServer.claims(scope), "look", "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .hasValue(
                        failed("look needs the scope https://api.example.com/mcp/read, which the access token does not "
                                + "have. Sign in again and ask for this scope."));
        assertThat(server.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "staffs", "Staff", "[staff]", "other"})
    void runsNoToolForUsersOutsideItsGroup(String groups) {
        Map<String, String> claims = TestServer.claims(TestServer.WRITE);
        claims.put("cognito:groups", groups);
        assertThat(call(claims, "change", "{\"name\":\"x\"}").body())
                .hasValue(
                        failed("only members of the group staff may use change. Ask an administrator to add you to the "
                                + "group, then sign in again."));
        assertThat(server.calls).isEmpty();
        assertThat(call(staff(), "change", "{\"name\":\"x\"}").status()).isEqualTo(200);
        assertThat(server.calls).containsExactly("change x");
    }

    /** The function has the tool hidden, but the stack does not declare it. */
    @ParameterizedTest
    @ValueSource(strings = {"hidden", "Look", "look ", "", "nothing"})
    void hasNoToolThatTheStackDoesNotDeclare(String name) {
        McpAnswer answer = call(staff(), name, "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,"
                        + "\"message\":\"there is no such tool: tools/list has the names\"},\"id\":1}");
        assertThat(answer.operation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name: is required",
                "{\"name\":5} | name: must be a text of 1 to 5 characters",
                "{\"name\":null} | name: must be a text of 1 to 5 characters",
                "{\"name\":[\"x\"]} | name: must be a text of 1 to 5 characters",
                "{\"name\":\"\"} | name: must be a text of 1 to 5 characters",
                "{\"name\":\"123456\"} | name: must be a text of 1 to 5 characters",
                "{\"name\":\"x\",\"etag\":\"a\"} | etag: must be a text of 1 to 3 characters that matches [0-9]+",
                "{\"name\":\"x\",\"etag\":\"1a\"} | etag: must be a text of 1 to 3 characters that matches [0-9]+",
                "{\"name\":\"x\",\"etag\":\"1234\"} | etag: must be a text of 1 to 3 characters that matches [0-9]+",
                "{\"name\":\"x\",\"token\":\"y\"} | token: is not known; use name, etag",
                "{\"nam\":\"x\"} | name: is required\\nnam: is not known; use name, etag",
            })
    void namesTheArgumentsThatAreWrong(String arguments, String errors) {
        assertThat(call(staff(), "change", arguments).body()).hasValue(failed(errors));
        assertThat(server.calls).isEmpty();
    }

    @Test
    void repeatsOnlyAFewOfTheNamesThatItDoesNotKnow() {
        String unknown = ": is not known; use limit";
        assertThat(call(staff(), "look", "{\"a\":1,\"b\":1,\"c\":1,\"d\":1,\"e\":1,\"f\":1}")
                        .body())
                .hasValue(failed(
                        String.join("\\n", "a" + unknown, "b" + unknown, "c" + unknown, "d" + unknown, "e" + unknown)));
        assertThat(call(staff(), "look", "{\"" + "x".repeat(64) + "\":1}").body())
                .hasValue(failed("x".repeat(64) + unknown));
        assertThat(call(staff(), "look", "{\"" + "x".repeat(65) + "\":1}").body())
                .hasValue(failed("x".repeat(64) + "…" + unknown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "1e1", "99999999999", "\"5\"", "true", "null", "[5]"})
    void refusesNumbersOutsideTheRange(String limit) {
        assertThat(call(staff(), "look", "{\"limit\":" + limit + "}").body())
                .hasValue(failed("limit: must be a whole number from 1 to 100"));
        assertThat(server.calls).isEmpty();
    }

    @Test
    void acceptsBothEndsOfARange() {
        call(staff(), "look", "{\"limit\":1}");
        call(staff(), "look", "{\"limit\":100}");
        call(staff(), "change", "{\"name\":\"1\"}");
        // Five characters, as JSON Schema counts them.
        call(staff(), "change", "{\"name\":\"12345\",\"etag\":\"123\"}");
        call(staff(), "change", "{\"name\":\"😀😀😀😀😀\"}");
        assertThat(server.calls).containsExactly("look 1", "look 100", "change 1", "change 12345", "change 😀😀😀😀😀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":5}",
                "{\"name\":null,\"arguments\":{}}",
                "{\"name\":\"look\",\"arguments\":[]}",
                "{\"name\":\"look\",\"arguments\":null}"
            })
    void refusesACallOfAnotherForm(String params) {
        McpAnswer answer = server.call(TestServer.READ, "tools/call", params);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,"
                        + "\"message\":\"params: name must be a text, and arguments an object\"},\"id\":1}");
        assertThat(server.calls).isEmpty();
    }

    @Test
    void returnsTheResultAsTextAndAsAnObject() {
        McpAnswer answer = server.call(TestServer.READ, "tools/call", "{\"name\":\"look\"}");
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{"
                        + "\"content\":[{\"type\":\"text\",\"text\":\"{\\\"did\\\":\\\"look\\\"}\"}],"
                        + "\"structuredContent\":{\"did\":\"look\"},\"isError\":false}}");
        assertThat(answer.operation()).hasValue("tools/call look");
    }

    @Test
    void hasOnePageOfTools() {
        McpAnswer answer = server.call(TestServer.READ, "tools/list", "{\"cursor\":\"x\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasValue("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,"
                        + "\"message\":\"params: cursor is not known: the list has one page\"},\"id\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "look",
                "look=",
                "=read",
                "look=read,",
                "look=,staff",
                "look=read,staff,x",
                "look=read;",
                "look=a=b"
            })
    void refusesAnInvalidDeclarationOfTools(String tools) {
        assertThatThrownBy(() -> McpSettings.of(TestServer.URL, tools, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MCP_TOOLS must contain <tool>=<scope> or <tool>=<scope>,<group> entries, separated by ;");
    }

    @Test
    void readsScopeAndGroupOfEachTool() {
        assertThat(McpSettings.of(TestServer.URL, "a=read;b=write,staff", "").rules())
                .containsExactly(
                        Map.entry("a", new ToolRule(TestServer.READ, Optional.empty())),
                        Map.entry("b", new ToolRule(TestServer.WRITE, Optional.of("staff"))));
    }

    @Test
    void refusesADeclaredToolThatTheFunctionDoesNotHave() {
        assertThatThrownBy(() -> new McpEndpoint(
                        new ServerInfo("test", "Test", "1", ""),
                        McpSettings.of(TestServer.URL, "other=read", null),
                        List.of(new Tool(
                                "look",
                                "",
                                "",
                                Tool.Effect.READS,
                                InputSchema.of(),
                                (values, caller) -> ToolResult.failed("")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("MCP_TOOLS: this function has no tool other; it has look");
    }

    @Test
    void showsNoArgumentAsText() {
        com.google.gson.JsonObject values = new com.google.gson.JsonObject();
        values.addProperty("name", "secret");
        assertThat(new Arguments(values)).hasToString("Arguments[name]");
    }
}
