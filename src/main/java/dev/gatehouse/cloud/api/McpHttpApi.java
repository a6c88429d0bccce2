package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.mcp.McpRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The MCP server of an HTTP API. Its authorizer accepts one audience, the MCP URL: a token of an ordinary client has a client
 * id in its place, and a token for the MCP server opens no other route.
 */
final class McpHttpApi extends ComponentResource {
    private final List<Resource> all = new ArrayList<>();

    /** @param server the integration of the API's function, which is the MCP server */
    McpHttpApi(
            String name, McpServer mcp, HttpRoutes routes, Output<String> issuer, Integration server, Resource parent) {
        super(
                "gatehouse:cloud:McpApi",
                name,
                ComponentResourceOptions.builder().parent(parent).build());
        McpRoutes declared = mcp.routes();
        Authorizer authorizer = routes.authorizer(name, issuer, mcp.url().applyValue(List::of), this);
        all.add(routes.route(declared.server(), Optional.of(authorizer), server, mcp.scopes(), this));

        LambdaFunction function = mcp.metadata().orElseThrow();
        Integration metadata = routes.integration(name + "-metadata", function, ApiSettings.PayloadFormat.V2, this);
        for (Route route : declared.open()) {
            all.add(routes.route(route, Optional.empty(), metadata, mcp.scopes(), this));
        }
        all.addAll(routes.permissions(declared.open(), function, this));
        registerOutputs(Map.of());
    }

    /** The resources that the stage depends on. */
    List<Resource> all() {
        return List.copyOf(all);
    }
}
