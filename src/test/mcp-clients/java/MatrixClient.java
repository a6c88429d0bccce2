import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.McpHttpClientTransportAuthorizationException;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A cell of the matrix with the Java SDK, whose client has no OAuth: it gets the token of the cell, or none to see the refusal. */
public final class MatrixClient {
    private static final McpJsonMapper JSON = McpJsonDefaults.getMapper();

    private MatrixClient() {}

    public static void main(String[] args) throws Exception {
        Map<String, Object> cell = JSON.readValue(System.getenv("CELL"), new TypeRef<Map<String, Object>>() {});
        URI url = URI.create((String) cell.get("url"));
        String refusal = refusalWithoutToken(url);
        try (McpSyncClient client = client(url, Optional.of((String) cell.get("token")))) {
            client.initialize();
            List<String> tools =
                    client.listTools().tools().stream().map(Tool::name).collect(Collectors.toList());
            List<Map<String, Object>> results = new ArrayList<>();
            for (Object each : (List<?>) cell.get("calls")) {
                List<?> call = (List<?>) each;
                @SuppressWarnings("unchecked")
                Map<String, Object> arguments = (Map<String, Object>) call.get(1);
                String tool = (String) call.get(0);
                results.add(result(
                        tool,
                        client.callTool(CallToolRequest.builder(tool)
                                .arguments(arguments)
                                .build())));
            }
            System.out.println(JSON.writeValueAsString(Map.of(
                    "tools", tools, "results", results, "requests", List.of("POST " + url.getPath() + " " + refusal))));
        }
    }

    /** The status with which the server refuses a client without a token. */
    private static String refusalWithoutToken(URI url) {
        try (McpSyncClient client = client(url, Optional.empty())) {
            client.initialize();
            return "200";
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof McpHttpClientTransportAuthorizationException refused) {
                    return String.valueOf(refused.getResponseInfo().statusCode());
                }
            }
            throw e;
        }
    }

    private static McpSyncClient client(URI url, Optional<String> token) {
        return McpClient.sync(HttpClientStreamableHttpTransport.builder(
                                url.resolve("/").toString())
                        .endpoint(url.getPath())
                        .addHttpRequestCustomizer((request, method, uri, body, context) ->
                                token.ifPresent(value -> request.setHeader("Authorization", "Bearer " + value)))
                        .build())
                .build();
    }

    private static Map<String, Object> result(String tool, CallToolResult result) {
        String text = result.content().stream()
                .map(each -> ((TextContent) each).text())
                .collect(Collectors.joining(" "));
        return Map.of("tool", tool, "isError", Boolean.TRUE.equals(result.isError()), "text", text);
    }
}
