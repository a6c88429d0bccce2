package dev.gatehouse.ops;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.client.DeployedStack;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The MCP server of an API in its OpenAPI description: one POST operation. Other methods answer 405, so the description does
 * not contain them. Only agents have its scopes, so it has a security scheme of its own.
 */
final class McpOpenApi {
    static final String SCHEME = "mcp";

    private final DeployedStack stack;
    private final String url;

    /** @param url the MCP URL */
    McpOpenApi(DeployedStack stack, String url) {
        this.stack = stack;
        this.url = url;
    }

    String path() {
        return URI.create(url).getPath();
    }

    /** A Path Item. It names its server, because the URL of a REST API can contain a stage and the MCP URL does not. */
    JsonObject item() {
        JsonObject item = new JsonObject();
        String origin = url.substring(0, url.length() - path().length());
        if (!origin.equals(stack.apiUrl())) {
            item.add("servers", OpenApi.array(OpenApi.object("url", origin)));
        }
        JsonArray security = new JsonArray();
        for (String scope : scopes()) {
            JsonArray names = new JsonArray();
            names.add(url + "/" + scope);
            JsonObject one = new JsonObject();
            one.add(SCHEME, names);
            security.add(one);
        }
        JsonObject operation = OpenApi.object("summary", "The MCP server: JSON-RPC over Streamable HTTP");
        operation.add("security", security);
        JsonObject responses = new JsonObject();
        responses.add("default", OpenApi.object("description", "A JSON-RPC response"));
        responses.add("401", OpenApi.object("$ref", "#/components/responses/Unauthorized"));
        responses.add("403", OpenApi.object("$ref", "#/components/responses/Forbidden"));
        operation.add("responses", responses);
        item.add("post", operation);
        return item;
    }

    /** Absent if no client is an agent: then no client can call the MCP server, and the description does not contain it. */
    Optional<JsonObject> scheme() {
        if (scopes().isEmpty() || stack.authUrl().isEmpty()) {
            return Optional.empty();
        }
        String base = stack.authUrl().get() + "/oauth2/";
        JsonObject names = new JsonObject();
        scopes().forEach(scope -> names.addProperty(url + "/" + scope, scope));
        JsonObject code = OpenApi.object(
                "authorizationUrl", base + "authorize", "tokenUrl", base + "token", "refreshUrl", base + "token");
        code.add("scopes", names);
        JsonObject flows = new JsonObject();
        flows.add("authorizationCode", code);
        JsonObject scheme = OpenApi.object(
                "type", "oauth2", "description", "Tokens for the resource " + url + " (RFC 8707), for agents");
        scheme.add("flows", flows);
        return Optional.of(scheme);
    }

    /** Short names of the scopes that agents have. */
    private List<String> scopes() {
        return stack.clients().stream()
                .filter(client -> client.kind().equals("agent"))
                .flatMap(client -> client.scopes().stream())
                .filter(scope -> !scope.equals("openid"))
                .distinct()
                .toList();
    }
}
