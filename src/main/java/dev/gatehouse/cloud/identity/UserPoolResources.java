package dev.gatehouse.cloud.identity;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.firewall.Firewall;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.identity.Identity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The components of a user pool: the pool, its triggers, groups, rules about risks, identity providers and firewall.
 *
 * @param providers Cognito's name of each identity provider by its name in the settings
 * @param all components that an API depends on
 */
public record UserPoolResources(
        UserPoolSource users, Map<String, Output<String>> providers, List<ComponentResource> all) {
    public UserPoolResources {
        providers = Collections.unmodifiableMap(providers);
        all = List.copyOf(all);
    }

    /** Declares the user pool, or reads the one that the settings name. */
    public static UserPoolResources declare(
            String name, DeclarationContext context, FunctionArchives archives, ComponentResourceOptions options) {
        Identity identity = context.settings().identity();
        List<ComponentResource> all = new ArrayList<>();
        UserPoolSource users = users(name, context, archives, options, all);
        identity.plan()
                .risk()
                .ifPresent(risk ->
                        new RiskRules(name + "-risk", risk, identity.mail().orElseThrow(), users.poolId(), options));
        Map<String, Output<String>> providers = IdentityProviders.declare(
                name + "-providers", identity.providers(), context.outputs(), users.poolId(), options);
        identity.firewall()
                .ifPresent(firewall ->
                        all.add(new Firewall(name + "-users-firewall", context, firewall, users.poolArn(), options)));
        return new UserPoolResources(users, providers, all);
    }

    /** The {@code iss} claim of the tokens. */
    public Output<String> issuer() {
        return users.endpoint().applyValue(ServiceUrls::issuer);
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
        DeclaredPool declared = new DeclaredPool(name + "-users", context, triggers, options);
        all.add(declared);
        return declared;
    }
}
