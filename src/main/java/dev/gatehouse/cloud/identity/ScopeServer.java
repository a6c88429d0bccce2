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
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.mcp.McpSettings;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** A resource server with custom scopes: that of the API, or that of the MCP server. */
final class ScopeServer extends ComponentResource implements ScopeNames {
    private final Output<String> identifier;
    private final BinaryOperator<String> fullName;
    private final ResourceServer server;

    /**
     * @param descriptions of the scopes, by short name
     * @param fullName the name in tokens, from the identifier and a short name; a standard scope is unchanged
     */
    private ScopeServer(
            String token,
            String name,
            Output<String> identifier,
            Map<String, String> descriptions,
            BinaryOperator<String> fullName,
            Output<String> poolId,
            ComponentResourceOptions options) {
        super(token, name, options);
        this.identifier = identifier;
        this.fullName = fullName;
        this.server = new ResourceServer(
                name,
                ResourceServerArgs.builder()
                        .userPoolId(poolId)
                        .identifier(identifier)
                        .name(name)
                        .scopes(descriptions.entrySet().stream()
                                .map(scope -> ResourceServerScopeArgs.builder()
                                        .scopeName(scope.getKey())
                                        .scopeDescription(scope.getValue())
                                        .build())
                                .toList())
                        .build(),
                ChildOptions.childOf(this));
        registerOutputs(Map.of());
    }

    /** Declares the resource server of the API. */
    static ScopeServer ofApi(
            String name, ScopeCatalogue catalogue, Output<String> poolId, ComponentResourceOptions options) {
        return new ScopeServer(
                "gatehouse:cloud:ScopeServer",
                name,
                Output.of(catalogue.identifier().orElseThrow()),
                catalogue.descriptions(),
                (identifier, scope) -> catalogue.expand(scope),
                poolId,
                options);
    }

    /**
     * Declares the resource server of the MCP server. Its identifier is the MCP URL, so that Cognito writes the URL as the
     * {@code aud} of the tokens that clients request for it.
     *
     * @param url the MCP URL
     * @see <a
     *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html">Cognito,
     *     scopes, M2M and APIs with resource servers: resource binding</a>
     */
    static ScopeServer ofMcp(
            String name, McpSettings mcp, Output<String> url, Output<String> poolId, ComponentResourceOptions options) {
        return new ScopeServer(
                "gatehouse:cloud:McpScopeServer",
                name,
                url,
                mcp.scopes(),
                (identifier, scope) ->
                        mcp.scopes().containsKey(scope) ? McpSettings.fullName(identifier, scope) : scope,
                poolId,
                options);
    }

    /**
     * {@inheritDoc} The value depends on an output of the resource server, so that Pulumi creates the scopes before the
     * resources that use them: Cognito rejects a client with an unknown scope (ScopeDoesNotExistException).
     */
    @Override
    public Output<List<String>> expand(List<String> names) {
        return Output.tuple(identifier, OutputValues.of(server, server.scopeIdentifiers()))
                .applyValue(known -> names.stream()
                        .map(name -> fullName.apply(known.t1, name))
                        .toList());
    }
}
