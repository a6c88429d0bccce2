package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tools follow the rules of the routes, and work on the same resources. */
class ResourceToolsTest {
    private final McpCalls calls = new McpCalls(McpCalls.ENVIRONMENT);

    private String call(String user, String tool, String arguments) {
        return calls.call(user, "read write", tool, arguments).body();
    }

    /** The response to a successful call: the same JSON as text and as an object. */
    private static String done(String json) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\""
                + json.replace("\"", "\\\"") + "\"}],\"structuredContent\":" + json + ",\"isError\":false}}";
    }

    private static String failed(String text) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}],\"isError\":true}}";
    }

    @Test
    void createsReadsRenamesListsAndDeletesAResource() {
        assertThat(call("u-1", "create_resource", "{\"name\":\" First \"}"))
                .isEqualTo(done("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\",\"etag\":\"1\"}"));
        assertThat(call("u-2", "get_resource", "{\"id\":\"id-1\"}"))
                .isEqualTo(done("{\"id\":\"id-1\",\"name\":\"First\",\"owner\":\"u-1\",\"etag\":\"1\"}"));
        assertThat(call("u-1", "rename_resource", "{\"id\":\"id-1\",\"name\":\"Second\",\"etag\":\"1\"}"))
                .isEqualTo(done("{\"id\":\"id-1\",\"name\":\"Second\",\"owner\":\"u-1\",\"etag\":\"2\"}"));
        assertThat(call("u-2", "list_resources", "{}"))
                .isEqualTo(done("{\"resources\":[{\"id\":\"id-1\",\"name\":\"Second\",\"owner\":\"u-1\"}]}"));
        assertThat(call("u-1", "delete_resource", "{\"id\":\"id-1\",\"etag\":\"2\"}"))
                .isEqualTo(done("{\"deleted\":true}"));
        assertThat(call("u-1", "get_resource", "{\"id\":\"id-1\"}")).isEqualTo(failed("there is no resource id-1"));
    }

    @Test
    void worksOnTheResourcesOfTheRoutes() {
        APIGatewayV2HTTPEvent add = Events.http("POST /resources", McpCalls.token("u-1", "openid"));
        add.setBody("{\"name\":\"By route\"}");
        calls.http.handleRequest(add, new TestContext("r-1"));
        assertThat(call("u-2", "list_resources", "{}")).contains("By route");
        call("u-2", "create_resource", "{\"name\":\"By tool\"}");
        assertThat(calls.http
                        .handleRequest(
                                Events.http("GET /resources", McpCalls.token("u-1", "openid")), new TestContext("r-1"))
                        .getBody())
                .contains("By route", "By tool");
    }

    @Test
    void listsInPages() {
        for (String name : new String[] {"a", "b", "c"}) {
            call("u-1", "create_resource", "{\"name\":\"" + name + "\"}");
        }
        assertThat(call("u-1", "list_resources", "{\"limit\":2}"))
                .contains("\"b\"", "\"next\":\"2\"")
                .doesNotContain("\"c\"");
        assertThat(call("u-1", "list_resources", "{\"limit\":2,\"after\":\"2\"}"))
                .isEqualTo(done("{\"resources\":[{\"id\":\"id-3\",\"name\":\"c\",\"owner\":\"u-1\"}]}"));
        assertThat(call("u-1", "list_resources", "{\"after\":\"-\"}"))
                .isEqualTo(failed("after: must be the value of next in an earlier page"));
    }

    @Test
    void letsOnlyTheOwnerChangeAResource() {
        call("u-1", "create_resource", "{\"name\":\"a\"}");
        String refused = failed("only the owner of a resource can change it");
        assertThat(call("u-2", "rename_resource", "{\"id\":\"id-1\",\"name\":\"b\",\"etag\":\"1\"}"))
                .isEqualTo(refused);
        assertThat(call("u-2", "delete_resource", "{\"id\":\"id-1\"}")).isEqualTo(refused);
        assertThat(call("u-1", "get_resource", "{\"id\":\"id-1\"}")).contains("\"name\":\"a\"");
    }

    @Test
    void changesOnlyAResourceWhoseEtagMatches() {
        call("u-1", "create_resource", "{\"name\":\"a\"}");
        String stale = failed("the resource has changed: its etag is \\\"1\\\"");
        assertThat(call("u-1", "rename_resource", "{\"id\":\"id-1\",\"name\":\"b\",\"etag\":\"2\"}"))
                .isEqualTo(stale);
        assertThat(call("u-1", "delete_resource", "{\"id\":\"id-1\",\"etag\":\"11\"}"))
                .isEqualTo(stale);
        assertThat(call("u-1", "delete_resource", "{\"id\":\"id-1\"}")).contains("deleted");
    }

    /** If the etag went into the header as it is, the asterisk would match every version. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"*", "\\\"1\\\"", "1, 2", "W/\\\"1\\\"", "``", "x\\\", \\\"1"})
    void acceptsNoEtagThatIsAList(String etag) {
        call("u-1", "create_resource", "{\"name\":\"a\"}");
        assertThat(call("u-1", "rename_resource", "{\"id\":\"id-1\",\"name\":\"b\",\"etag\":\"" + etag + "\"}"))
                .isEqualTo(failed("etag: must be a text of 1 to 19 characters that matches [0-9]+"));
    }

    @Test
    void requiresANameThatIsNotBlank() {
        assertThat(call("u-1", "create_resource", "{\"name\":\"  \"}"))
                .isEqualTo(failed(
                        "the request body is not a valid resource\\nname: must be a text of 1 to 100 characters"));
        assertThat(call("u-1", "create_resource", "{\"name\":\"" + "x".repeat(100) + "\"}"))
                .contains("\"isError\":false");
        assertThat(call("u-1", "create_resource", "{\"name\":\"" + "x".repeat(101) + "\"}"))
                .isEqualTo(failed("name: must be a text of 1 to 100 characters"));
    }

    @Test
    void countsForAdministratorsOnly() {
        assertThat(call("u-1", "count_resources", "{}")).contains("only members of the group admin");
        Map<String, String> admin = McpCalls.token("u-1", "read");
        admin.put("cognito:groups", "[admin]");
        assertThat(calls.http(
                                "POST",
                                Map.of("content-type", "application/json"),
                                admin,
                                McpCalls.message("tools/call", "{\"name\":\"count_resources\"}"))
                        .body())
                .isEqualTo(done("{\"resources\":0}"));
    }

    /** Attack 127. */
    @Test
    void changesNothingWithTheScopeForReading() {
        assertThat(calls.call("u-1", "read", "create_resource", "{\"name\":\"a\"}")
                        .body())
                .isEqualTo(failed(
                        "create_resource needs the scope https://api.example.com/mcp/write, which the access token "
                                + "does not have. Sign in again and ask for this scope."));
        assertThat(call("u-1", "list_resources", "{}")).isEqualTo(done("{\"resources\":[]}"));
    }
}
