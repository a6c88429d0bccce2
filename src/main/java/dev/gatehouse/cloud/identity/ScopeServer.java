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
import java.util.List;
import java.util.Map;

/** The resource server with the custom scopes of the API. */
public final class ScopeServer extends ComponentResource implements ScopeNames {
    private final ScopeCatalogue catalogue;
    private final ResourceServer server;

    ScopeServer(String name, ScopeCatalogue catalogue, Output<String> poolId, ComponentResourceOptions options) {
        super("gatehouse:cloud:ScopeServer", name, options);
        this.catalogue = catalogue;
        this.server = new ResourceServer(
                name,
                ResourceServerArgs.builder()
                        .userPoolId(poolId)
                        .identifier(catalogue.identifier().orElseThrow())
                        .name(name)
                        .scopes(catalogue.descriptions().entrySet().stream()
                                .map(scope -> ResourceServerScopeArgs.builder()
                                        .scopeName(scope.getKey())
                                        .scopeDescription(scope.getValue())
                                        .build())
                                .toList())
                        .build(),
                ChildOptions.childOf(this));
        registerOutputs(Map.of());
    }

    /**
     * {@inheritDoc} The value depends on an output of the resource server, so that Pulumi creates the scopes before the
     * resources that use them: Cognito rejects a client with an unknown scope (ScopeDoesNotExistException).
     */
    @Override
    public Output<List<String>> expand(List<String> names) {
        return OutputValues.of(server, server.scopeIdentifiers())
                .applyValue(ignored -> names.stream().map(catalogue::expand).toList());
    }
}
