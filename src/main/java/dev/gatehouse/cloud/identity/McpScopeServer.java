package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.mcp.McpSettings;
import java.util.List;
import java.util.Map;

/**
 * The resource server of the MCP server. Its identifier is the MCP URL, so that Cognito writes the URL as the {@code aud} of
 * the tokens that clients request for it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html">Cognito,
 *     scopes, M2M and APIs with resource servers: resource binding</a>
 */
final class McpScopeServer extends ComponentResource implements ScopeNames {
    private final Output<String> url;
    private final ResourceServer server;

    /** @param url the MCP URL */
    McpScopeServer(
            String name, McpSettings mcp, Output<String> url, Output<String> poolId, ComponentResourceOptions options) {
        super("gatehouse:cloud:McpScopeServer", name, options);
        this.url = url;
        this.server = new ResourceServer(
                name,
                ResourceServerArgs.builder()
                        .userPoolId(poolId)
                        .identifier(url)
                        .name(name)
                        .scopes(mcp.scopes().entrySet().stream()
                                .map(scope -> ResourceServerScopeArgs.builder()
                                        .scopeName(scope.getKey())
                                        .scopeDescription(scope.getValue())
                                        .build())
                                .toList())
                        .build(),
                ChildOptions.childOf(this));
        registerOutputs(Map.of());
    }

    /** {@inheritDoc} As in {@link ScopeServer}, the value depends on an output of the resource server. */
    @Override
    public Output<List<String>> expand(List<String> names) {
        return Output.tuple(url, OutputValues.of(server, server.scopeIdentifiers()))
                .applyValue(known -> names.stream()
                        .map(name -> name.equals(OPENID) ? name : McpSettings.fullName(known.t1, name))
                        .toList());
    }

    private static final String OPENID = "openid";
}
