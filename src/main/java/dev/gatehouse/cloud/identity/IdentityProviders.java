package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.IdentityProviderArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.settings.provider.IdentityProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The identity providers of the user pool. Their details contain secrets, which the SDK does not mark, so all details
 * are secret outputs.
 */
final class IdentityProviders extends ComponentResource {
    private final Map<String, Output<String>> names = new LinkedHashMap<>();

    private IdentityProviders(
            String name,
            List<IdentityProvider> providers,
            PendingOutputs outputs,
            Output<String> poolId,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:IdentityProviders", name, options);
        for (IdentityProvider provider : providers) {
            com.pulumi.aws.cognito.IdentityProvider resource = new com.pulumi.aws.cognito.IdentityProvider(
                    name + "-" + provider.name(),
                    IdentityProviderArgs.builder()
                            .userPoolId(poolId)
                            .providerName(provider.cognitoName())
                            .providerType(provider.type().cognito())
                            .providerDetails(
                                    outputs.values(provider.details().reveal()).asSecret())
                            .attributeMapping(provider.mapping())
                            .idpIdentifiers(provider.identifiers())
                            .build(),
                    options(provider));
            names.put(provider.name(), resource.providerName());
        }
        registerOutputs(Map.of());
    }

    /**
     * Declares the identity providers, if there are any.
     *
     * @return Cognito's name of each provider by its name in the settings; an output, so that Pulumi creates the
     *     provider before the resources that use it
     */
    static Map<String, Output<String>> declare(
            String name,
            List<IdentityProvider> providers,
            PendingOutputs outputs,
            Output<String> poolId,
            ComponentResourceOptions options) {
        return providers.isEmpty() ? Map.of() : new IdentityProviders(name, providers, outputs, poolId, options).names;
    }

    private CustomResourceOptions options(IdentityProvider provider) {
        DerivedDetails derived = DerivedDetails.of(provider.type());
        return CustomResourceOptions.builder()
                .parent(this)
                .ignoreChanges(derived.ignoreChanges())
                .replaceOnChanges(derived.replaceOnChanges())
                // Two providers cannot have the same name.
                .deleteBeforeReplace(true)
                .build();
    }
}
