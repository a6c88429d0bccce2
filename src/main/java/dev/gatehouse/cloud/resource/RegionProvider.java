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

/** An AWS provider for another region than the stack's. */
public final class RegionProvider {
    private RegionProvider() {}

    /** Empty if the stack is in that region. */
    public static Optional<ProviderResource> of(String name, String region, Settings settings, Resource parent) {
        if (settings.knownRegion().filter(region::equals).isPresent()) {
            return Optional.empty();
        }
        ProviderArgs.Builder args = ProviderArgs.builder().region(region);
        ProviderSettings.copy(new Config(), args);
        settings.endpoints().ifPresent(endpoints -> local(args, endpoints));
        return Optional.of(new Provider(name, args.build(), ChildOptions.childOf(parent)));
    }

    /** Like {@code aws:endpoints} for the default provider: a local stack never calls AWS. */
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
