package dev.gatehouse.cloud.resource;

import com.pulumi.aws.Config;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderEndpointArgs;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import java.util.Optional;

/** The AWS provider of another region than the stack's. */
public final class RegionProvider {
    private RegionProvider() {}

    /** Empty where the stack is in that region itself: its own provider does. */
    public static Optional<ProviderResource> of(String name, String region, Settings settings, Resource parent) {
        if (settings.region().equals(region)) {
            return Optional.empty();
        }
        ProviderArgs.Builder args = ProviderArgs.builder().region(region);
        ProviderSettings.copy(new Config(), args);
        settings.endpoints().ifPresent(endpoints -> local(args, endpoints));
        return Optional.of(new Provider(name, args.build(), ChildOptions.childOf(parent)));
    }

    /** As {@code aws:endpoints} does for the stack's own provider: nothing of a local stack reaches an account. */
    private static void local(ProviderArgs.Builder args, ServiceEndpoints endpoints) {
        args.endpoints(ProviderEndpointArgs.builder()
                        .acm(endpoints.cognito().toString())
                        .sts(endpoints.cognito().toString())
                        .build())
                .skipCredentialsValidation(true)
                .skipMetadataApiCheck(true)
                .skipRequestingAccountId(true);
    }
}
