package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The components of a stack with a user pool: users, scopes, clients and sign-in pages. A stack with an external issuer
 * does not have them.
 *
 * @param issuer the {@code iss} claim of the tokens
 * @param all components that the API depends on
 */
public record IdentityStack(
        UserPoolSource users,
        Output<String> issuer,
        ClientResources clientResources,
        SignInPages pages,
        List<ComponentResource> all) {
    public IdentityStack {
        all = List.copyOf(all);
    }

    /** @param mcpUrl of the MCP server; present if the settings have one */
    public static IdentityStack declare(
            String name,
            DeclarationContext context,
            SignInDomain domain,
            FunctionArchives archives,
            Optional<Output<String>> mcpUrl,
            ComponentResourceOptions options) {
        Settings settings = context.settings();
        UserPoolResources pool = UserPoolResources.declare(name, context, archives, options);
        UserPoolSource users = pool.users();
        List<ComponentResource> all = new ArrayList<>(pool.all());
        ClientResources clients =
                ClientResources.declare(name, settings, users.poolId(), pool.providers(), mcpUrl, options);
        SignInPages pages = new SignInPages(name + "-sign-in", context, domain, users, options);
        all.addAll(clients.all());
        all.add(pages);
        return new IdentityStack(users, pool.issuer(), clients, pages, all);
    }

    public ScopeNames scopes() {
        return clientResources.scopes();
    }

    /** The names of scopes of the MCP server in tokens; present if the stack has one. */
    public Optional<ScopeNames> agentScopes() {
        return clientResources.agentScopes();
    }

    public PoolClients clients() {
        return clientResources.clients();
    }
}
