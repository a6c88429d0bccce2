package dev.gatehouse.cloud;

import com.pulumi.aws.Config;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.aws.inputs.ProviderEndpointArgs;
import com.pulumi.core.Output;
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
        account(args, new Config());
        settings.endpoints().ifPresent(endpoints -> local(args, endpoints));
        return Optional.of(new Provider(name, args.build(), Options.childOf(parent)));
    }

    /** A provider of one's own reads none of {@code aws:} by itself, and could end up in another account. */
    private static void account(ProviderArgs.Builder args, Config config) {
        config.profile().ifPresent(args::profile);
        config.sharedConfigFiles().ifPresent(args::sharedConfigFiles);
        config.sharedCredentialsFiles().ifPresent(args::sharedCredentialsFiles);
        config.allowedAccountIds().ifPresent(args::allowedAccountIds);
        config.forbiddenAccountIds().ifPresent(args::forbiddenAccountIds);
        config.accessKey().map(Output::ofSecret).ifPresent(args::accessKey);
        config.secretKey().map(Output::ofSecret).ifPresent(args::secretKey);
        config.token().map(Output::ofSecret).ifPresent(args::token);
        config.defaultTags()
                .ifPresent(tags -> args.defaultTags(
                        ProviderDefaultTagsArgs.builder().tags(tags.tags()).build()));
        config.assumeRole().ifPresent(role -> {
            ProviderAssumeRoleArgs.Builder assumed = ProviderAssumeRoleArgs.builder();
            role.roleArn().ifPresent(assumed::roleArn);
            role.externalId().ifPresent(assumed::externalId);
            role.sessionName().ifPresent(assumed::sessionName);
            role.duration().ifPresent(assumed::duration);
            args.assumeRole(assumed.build());
        });
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
