package dev.gatehouse.cloud.mcp;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.mcp.McpRoutes;
import dev.gatehouse.settings.mcp.McpSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The MCP server of an API, as the API declares its routes.
 *
 * @param url the MCP URL: the audience of its tokens, and the prefix of its scopes
 * @param scopes full names of its scopes
 * @param resource the document of RFC 9728
 * @param server the document of RFC 8414
 * @param challenge the value of {@code WWW-Authenticate} in a 401 response (RFC 9728 section 5.1)
 * @param metadata the function that publishes the documents or answers registrations; absent for a REST API that has only
 *     documents
 */
public record McpServer(
        McpRoutes routes,
        Output<String> url,
        ScopeNames scopes,
        Output<String> resource,
        Output<String> server,
        Output<String> challenge,
        Optional<LambdaFunction> metadata) {

    /** What an MCP server has from the user pool. */
    public record Issuer(
            Output<String> issuer,
            Output<String> authUrl,
            ScopeNames scopes,
            Function<Client, Output<String>> clientId) {}

    /**
     * Declares what exists before the API's routes: the metadata and its function.
     *
     * @param name of the stack's resources
     * @param url the MCP URL
     */
    public static McpServer declare(
            String name,
            DeclarationContext context,
            McpSettings mcp,
            Output<String> url,
            Issuer pool,
            FunctionArchives archives,
            ComponentResourceOptions options) {
        Settings settings = context.settings();
        Output<List<String>> offered = pool.scopes().expand(mcp.offered());
        Output<String> resource =
                Output.tuple(url, offered).applyValue(known -> McpDocuments.resource(name, known.t1, known.t2, mcp));
        Output<List<String>> all = pool.scopes().expand(List.copyOf(mcp.scopes().keySet()));
        Output<String> server = Output.tuple(url, pool.authUrl(), pool.issuer(), all)
                .applyValue(known -> McpDocuments.server(known.t1, known.t2, known.t3, known.t4, mcp));
        Output<String> challenge = Output.tuple(url, offered)
                .applyValue(known -> "Bearer resource_metadata=\"" + McpDocuments.metadataUrl(known.t1, mcp)
                        + "\", scope=\"" + String.join(" ", known.t2) + "\"");
        Optional<LambdaFunction> metadata = FunctionConfiguration.hasMcpMetadata(settings)
                ? Optional.of(new LambdaFunction(
                        name + "-mcp-metadata",
                        FunctionConfiguration.forMcpMetadata(
                                mcp.path(), variables(settings, mcp, pool, resource, server), archives),
                        context,
                        options))
                : Optional.empty();
        return new McpServer(
                settings.mcpRoutes().orElseThrow(), url, pool.scopes(), resource, server, challenge, metadata);
    }

    private static Map<String, Output<String>> variables(
            Settings settings, McpSettings mcp, Issuer pool, Output<String> resource, Output<String> server) {
        Map<String, Output<String>> variables = new LinkedHashMap<>();
        variables.put("MCP_RESOURCE", resource);
        variables.put("MCP_SERVER", server);
        if (mcp.sharesRegistration()) {
            Client client = settings.client(mcp.client().orElseThrow()).orElseThrow();
            variables.put(
                    "MCP_REGISTRATION",
                    Output.tuple(pool.clientId().apply(client), pool.scopes().expand(mcp.offered()))
                            .applyValue(known -> McpDocuments.registration(client, known.t1, known.t2)));
        }
        return variables;
    }
}
