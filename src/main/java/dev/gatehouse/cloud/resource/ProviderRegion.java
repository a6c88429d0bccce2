package dev.gatehouse.cloud.resource;

import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Config;
import com.pulumi.aws.inputs.GetRegionArgs;
import com.pulumi.aws.outputs.GetRegionResult;
import com.pulumi.core.Output;
import com.pulumi.deployment.InvokeOptions;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import java.util.Optional;

/** The Region of the AWS provider that a component uses. */
public final class ProviderRegion {
    private ProviderRegion() {}

    /** The Region of the default provider: {@code aws:region} of the program's configuration. */
    public static Optional<String> ofConfiguration() {
        return new Config().region();
    }

    /** Whether the default provider calls other services than AWS: {@code aws:endpoints} of the configuration. */
    public static boolean hasEndpoints() {
        return new Config().endpoints().filter(list -> !list.isEmpty()).isPresent();
    }

    /** Whether the program gives the component a provider of its own in place of the default provider. */
    public static boolean hasOwnProvider(ComponentResourceOptions options) {
        return options.getProvider().isPresent() || !options.getProviders().isEmpty();
    }

    /** Asks the provider of a component. In a preview that creates the provider, the Region may be unknown. */
    public static Output<String> of(Resource component) {
        return AwsFunctions.getRegion(
                        GetRegionArgs.Empty,
                        InvokeOptions.builder().parent(component).build())
                .applyValue(GetRegionResult::name);
    }
}
