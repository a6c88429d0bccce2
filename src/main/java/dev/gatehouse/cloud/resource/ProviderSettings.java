package dev.gatehouse.cloud.resource;

import com.pulumi.aws.Config;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.config.inputs.AssumeRole;
import com.pulumi.aws.config.inputs.AssumeRoleWithWebIdentity;
import com.pulumi.aws.config.inputs.IgnoreTags;
import com.pulumi.aws.inputs.ProviderAssumeRoleArgs;
import com.pulumi.aws.inputs.ProviderAssumeRoleWithWebIdentityArgs;
import com.pulumi.aws.inputs.ProviderDefaultTagsArgs;
import com.pulumi.aws.inputs.ProviderIgnoreTagsArgs;
import com.pulumi.core.Output;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Copies the {@code aws:…} configuration of the stack to a second AWS provider. An explicit provider does not read it,
 * and could use another account or miss the proxy.
 *
 * <p>All keys except {@code region}, which differs, and {@code endpoints}, which only a local stack has and {@link
 * RegionProvider} sets. ProviderSettingsTest compares the keys with the SDK's class.
 */
final class ProviderSettings {
    private ProviderSettings() {}

    static void copy(Config config, ProviderArgs.Builder args) {
        config.profile().ifPresent(args::profile);
        config.sharedConfigFiles().ifPresent(args::sharedConfigFiles);
        config.sharedCredentialsFiles().ifPresent(args::sharedCredentialsFiles);
        config.allowedAccountIds().ifPresent(args::allowedAccountIds);
        config.forbiddenAccountIds().ifPresent(args::forbiddenAccountIds);
        config.customCaBundle().ifPresent(args::customCaBundle);
        config.httpProxy().ifPresent(args::httpProxy);
        config.httpsProxy().ifPresent(args::httpsProxy);
        config.noProxy().ifPresent(args::noProxy);
        config.insecure().ifPresent(args::insecure);
        config.ec2MetadataServiceEndpoint().ifPresent(args::ec2MetadataServiceEndpoint);
        config.ec2MetadataServiceEndpointMode().ifPresent(args::ec2MetadataServiceEndpointMode);
        config.maxRetries().ifPresent(args::maxRetries);
        config.retryMode().ifPresent(args::retryMode);
        config.tokenBucketRateLimiterCapacity().ifPresent(args::tokenBucketRateLimiterCapacity);
        config.stsRegion().ifPresent(args::stsRegion);
        config.useDualstackEndpoint().ifPresent(args::useDualstackEndpoint);
        config.useFipsEndpoint().ifPresent(args::useFipsEndpoint);
        config.s3UsEast1RegionalEndpoint().ifPresent(args::s3UsEast1RegionalEndpoint);
        config.s3UsePathStyle().ifPresent(args::s3UsePathStyle);
        config.skipCredentialsValidation().ifPresent(args::skipCredentialsValidation);
        config.skipMetadataApiCheck().ifPresent(args::skipMetadataApiCheck);
        config.skipRegionValidation().ifPresent(args::skipRegionValidation);
        config.skipRequestingAccountId().ifPresent(args::skipRequestingAccountId);
        config.accessKey().map(Output::ofSecret).ifPresent(args::accessKey);
        config.secretKey().map(Output::ofSecret).ifPresent(args::secretKey);
        config.token().map(Output::ofSecret).ifPresent(args::token);
        config.defaultTags()
                .ifPresent(tags -> args.defaultTags(
                        ProviderDefaultTagsArgs.builder().tags(tags.tags()).build()));
        config.ignoreTags().map(ProviderSettings::ignored).ifPresent(args::ignoreTags);
        config.assumeRole().map(ProviderSettings::role).ifPresent(args::assumeRole);
        config.assumeRoleWithWebIdentity()
                .map(ProviderSettings::webIdentity)
                .ifPresent(args::assumeRoleWithWebIdentity);
    }

    private static ProviderIgnoreTagsArgs ignored(IgnoreTags tags) {
        ProviderIgnoreTagsArgs.Builder args = ProviderIgnoreTagsArgs.builder();
        unlessEmpty(tags.keys(), args::keys);
        unlessEmpty(tags.keyPrefixes(), args::keyPrefixes);
        return args.build();
    }

    private static ProviderAssumeRoleArgs role(AssumeRole role) {
        ProviderAssumeRoleArgs.Builder args = ProviderAssumeRoleArgs.builder();
        role.roleArn().ifPresent(args::roleArn);
        role.externalId().ifPresent(args::externalId);
        role.sessionName().ifPresent(args::sessionName);
        role.duration().ifPresent(args::duration);
        role.policy().ifPresent(args::policy);
        role.sourceIdentity().ifPresent(args::sourceIdentity);
        unlessEmpty(role.policyArns(), args::policyArns);
        unlessEmpty(role.transitiveTagKeys(), args::transitiveTagKeys);
        if (!role.tags().isEmpty()) {
            args.tags(Map.copyOf(role.tags()));
        }
        return args.build();
    }

    private static ProviderAssumeRoleWithWebIdentityArgs webIdentity(AssumeRoleWithWebIdentity role) {
        ProviderAssumeRoleWithWebIdentityArgs.Builder args = ProviderAssumeRoleWithWebIdentityArgs.builder();
        role.roleArn().ifPresent(args::roleArn);
        role.sessionName().ifPresent(args::sessionName);
        role.duration().ifPresent(args::duration);
        role.policy().ifPresent(args::policy);
        unlessEmpty(role.policyArns(), args::policyArns);
        role.webIdentityToken().map(Output::ofSecret).ifPresent(args::webIdentityToken);
        role.webIdentityTokenFile().ifPresent(args::webIdentityTokenFile);
        return args.build();
    }

    /** An empty list would override the default. */
    private static void unlessEmpty(List<String> texts, Consumer<List<String>> argument) {
        if (!texts.isEmpty()) {
            argument.accept(texts);
        }
    }
}
