package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The app clients of a user pool, the resource server with their scopes, and their secrets.
 *
 * @param scopes the names of scopes in tokens; only standard scopes if there is no resource server
 * @param agentScopes the names of scopes of the MCP server in tokens; present if the stack has one
 * @param all components that the API depends on, so that a refused destroy of a protected stack deletes none of them
 */
public record ClientResources(
        ScopeNames scopes,
        Optional<ScopeNames> agentScopes,
        PoolClients clients,
        ClientSecrets secrets,
        List<ComponentResource> all) {
    /** Days in which a deleted secret of a protected client can be restored. */
    private static final int RECOVERY_DAYS = 30;

    public ClientResources {
        all = List.copyOf(all);
    }

    /**
     * Declares the clients.
     *
     * @param poolId the user pool
     * @param providers Cognito's name of each identity provider by its name in the settings
     * @param mcpUrl of the MCP server; present if the settings have one
     */
    public static ClientResources declare(
            String name,
            Settings settings,
            Output<String> poolId,
            Map<String, Output<String>> providers,
            Optional<Output<String>> mcpUrl,
            ComponentResourceOptions options) {
        ScopeNames scopes = settings.scopes().descriptions().isEmpty()
                ? Output::of
                : ScopeServer.ofApi(name + "-scopes", settings.scopes(), poolId, options);
        Optional<ScopeNames> agentScopes = settings.mcp()
                .map(mcp -> ScopeServer.ofMcp(name + "-mcp-scopes", mcp, mcpUrl.orElseThrow(), poolId, options));
        PoolClients clients = new PoolClients(
                name,
                settings.clients(),
                poolId,
                client -> (client.isAgent() ? agentScopes.orElseThrow() : scopes).expand(client.scopes()),
                providers,
                options);
        List<ComponentResource> all = new ArrayList<>();
        settings.mcp().ifPresent(mcp -> {
            // The clients of agents are in no audience of the API, so that no other resource depends on them.
            all.add(clients);
            if (!mcp.documents().isEmpty()) {
                Client client = settings.client(mcp.client().orElseThrow()).orElseThrow();
                all.add(new ClientDocumentPolicies(
                        name + "-mcp-documents", mcp.documents(), poolId, clients.id(client), options));
            }
        });
        List<Client> confidential = settings.clients().stream()
                .filter(client -> client.kind().hasSecret())
                .toList();
        ClientSecrets secrets = new ClientSecrets(
                name, confidential, clients, settings.identity().protection() ? RECOVERY_DAYS : 0, options);
        all.add(secrets);
        return new ClientResources(scopes, agentScopes, clients, secrets, all);
    }

    /** The ARN of the secret in Secrets Manager; empty for a public client. */
    public Optional<Output<String>> secretArn(Client client) {
        return Optional.ofNullable(secrets.arns().get(client.name()));
    }
}
