package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.firewall.Firewall;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        ScopeServer scopes,
        AppClients clients,
        ClientSecrets secrets,
        SignInPages pages,
        List<ComponentResource> all) {
    public IdentityStack {
        all = List.copyOf(all);
    }

    public static IdentityStack declare(
            String name,
            DeclarationContext context,
            SignInDomain domain,
            FunctionArchives archives,
            ComponentResourceOptions options) {
        Settings settings = context.settings();
        Identity identity = settings.identity();
        List<ComponentResource> all = new ArrayList<>();
        UserPoolSource users = users(name, context, archives, options, all);
        identity.plan()
                .risk()
                .ifPresent(risk ->
                        new RiskRules(name + "-risk", risk, identity.mail().orElseThrow(), users.poolId(), options));
        ScopeServer scopes = new ScopeServer(name + "-scopes", settings.scopes(), users.poolId(), options);
        Map<String, Output<String>> providers = IdentityProviders.declare(
                name + "-providers", identity.providers(), context.outputs(), users.poolId(), options);
        AppClients clients = new AppClients(name, settings.clients(), users.poolId(), scopes, providers, options);
        SignInPages pages = new SignInPages(name + "-sign-in", context, domain, users, options);
        List<Client> confidential = settings.clients().stream()
                .filter(client -> client.kind().hasSecret())
                .toList();
        ClientSecrets secrets = new ClientSecrets(name, confidential, clients, identity.protection() ? 30 : 0, options);
        all.add(secrets);
        all.add(pages);
        identity.firewall()
                .ifPresent(firewall ->
                        all.add(new Firewall(name + "-users-firewall", context, firewall, users.poolArn(), options)));
        return new IdentityStack(
                users, users.endpoint().applyValue(ServiceUrls::issuer), scopes, clients, secrets, pages, all);
    }

    private static UserPoolSource users(
            String name,
            DeclarationContext context,
            FunctionArchives archives,
            ComponentResourceOptions options,
            List<ComponentResource> all) {
        Optional<Output<String>> existing =
                context.value(context.settings().identity().pool());
        if (existing.isPresent()) {
            AdoptedPool adopted = new AdoptedPool(name + "-users", existing.get(), options);
            all.add(adopted);
            return adopted;
        }
        PoolTriggers triggers = new PoolTriggers(name, context, archives, options);
        UserDirectory directory = new UserDirectory(name + "-users", context, triggers, options);
        all.add(directory);
        return directory;
    }
}
