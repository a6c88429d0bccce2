package dev.gatehouse.cloud;

import com.pulumi.aws.Config;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderEndpointArgs;
import com.pulumi.resources.ProviderResource;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Endpoints;
import dev.gatehouse.settings.Settings;
import java.util.Optional;

/** The AWS provider of another region than the stack's. */
final class RegionProvider {
    private RegionProvider() {}

    /** Empty where the stack is in that region itself: its own provider does. */
    static Optional<ProviderResource> of(String name, String region, Settings settings, Resource parent) {
        if (settings.region().equals(region)) {
            return Optional.empty();
        }
        ProviderArgs.Builder args = ProviderArgs.builder().region(region);
        ProviderSettings.copy(new Config(), args);
        settings.endpoints().ifPresent(endpoints -> local(args, endpoints));
        return Optional.of(new Provider(name, args.build(), Options.childOf(parent)));
    }

    /** As {@code aws:endpoints} does for the stack's own provider: nothing of a local stack reaches an account. */
    private static void local(ProviderArgs.Builder args, Endpoints endpoints) {
        args.endpoints(ProviderEndpointArgs.builder()
                        .acm(endpoints.cognito().toString())
                        .sts(endpoints.cognito().toString())
                        .build())
                .skipCredentialsValidation(true)
                .skipMetadataApiCheck(true)
                .skipRequestingAccountId(true);
    }
}
