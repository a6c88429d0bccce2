package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.mcp.McpPaths;
import dev.gatehouse.settings.mcp.McpRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The MCP server of a REST API. Its authorizer accepts one audience, the MCP URL; an access token without {@code aud} is
 * refused. The API publishes the metadata itself, without a function.
 */
final class McpRestApi extends ComponentResource {
    /** Any page may read the documents, and clients may keep them for five minutes. */
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "Cache-Control", "max-age=300", RestCors.ALLOW_ORIGIN, "*");

    private final List<Resource> deployed = new ArrayList<>();
    private final List<Resource> permissions = new ArrayList<>();

    /** @param function of the API, which is the MCP server */
    McpRestApi(
            String name,
            McpServer mcp,
            RestRoutes routes,
            Output<String> poolArn,
            LambdaFunction function,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:McpApi", name, options);
        McpRoutes declared = mcp.routes();
        Authorizer authorizer =
                RestAuthorizers.declare(name, routes.api().apiId(), poolArn, Optional.of(mcp.url()), this);
        deployed.addAll(routes.declare(declared.server(), Optional.of(authorizer), mcp.scopes(), function, this));
        for (Route route : declared.metadata()) {
            Output<String> document = route.path().equals(McpPaths.SERVER) ? mcp.server() : mcp.resource();
            deployed.addAll(new RestMock(route.method(), route.path(), "200", HEADERS, Optional.of(document))
                    .declare(routes.api(), this));
        }
        declared.registration().ifPresent(route -> {
            LambdaFunction registrations = mcp.metadata().orElseThrow();
            deployed.addAll(routes.declare(route, Optional.empty(), mcp.scopes(), registrations, this));
            permissions.addAll(routes.permissions(List.of(route), registrations, this));
        });
        registerOutputs(Map.of());
    }

    /** The resources that a deployment contains. */
    List<Resource> deployed() {
        return List.copyOf(deployed);
    }

    List<Resource> permissions() {
        return List.copyOf(permissions);
    }
}
