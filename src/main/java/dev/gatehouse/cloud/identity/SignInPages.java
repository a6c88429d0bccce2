package dev.gatehouse.cloud.identity;

import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.domain.Certificate;
import dev.gatehouse.cloud.domain.DnsRecords;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.RegionProvider;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.LoginPages;
import dev.gatehouse.settings.domain.ParentRecord;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The domain of the sign-in pages and the OAuth endpoints: a prefix of AWS's host, or a name of the stack's own. */
public final class SignInPages extends ComponentResource {
    private final Settings settings;
    private final SignInDomain wanted;
    private final UserPoolDomain domain;
    private final Output<String> authUrl;

    SignInPages(
            String name,
            Settings settings,
            SignInDomain wanted,
            Output<String> poolId,
            ServiceUrls hosts,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:SignInPages", name, options);
        this.settings = settings;
        this.wanted = wanted;
        this.domain = wanted.custom()
                // Under another name, so that one can stand beside the other while a stack moves: making it takes
                // up to an hour.
                .map(own -> custom(name + "-own", own, poolId))
                .orElseGet(() -> prefix(name, poolId));
        this.authUrl = domain.domain().applyValue(made -> hosts.auth(wanted, made));
        registerOutputs(Map.of());
    }

    public Output<String> authUrl() {
        return authUrl;
    }

    /** Where DNS must lead a name of the stack's own: a host of CloudFront. */
    public Output<String> dnsTarget() {
        return OutputValues.of(domain, domain.cloudfrontDistribution());
    }

    private UserPoolDomain prefix(String name, Output<String> poolId) {
        return domain(name, domainArgs(poolId).domain(wanted.prefix().orElseThrow()), List.of());
    }

    private UserPoolDomain custom(String name, CustomDomain own, Output<String> poolId) {
        Optional<DnsRecords> dns = own.zone().map(zone -> new DnsRecords(zone, this));
        Output<String> certificate =
                own.certificate().map(Output::of).orElseGet(() -> certificate(name, own.host(), dns.orElseThrow()));
        List<Resource> parentRecord = wanted.parentRecord() == ParentRecord.MAKE
                ? List.of(dns.orElseThrow().placeholder(name + "-parent", own.parentDomain()))
                : List.of();
        UserPoolDomain made =
                domain(name, domainArgs(poolId).domain(own.host()).certificateArn(certificate), parentRecord);
        dns.ifPresent(records -> List.of("A", "AAAA")
                .forEach(type -> records.alias(
                        name,
                        type,
                        own.host(),
                        OutputValues.of(made, made.cloudfrontDistribution()),
                        OutputValues.of(made, made.cloudfrontDistributionZoneId()))));
        return made;
    }

    private Output<String> certificate(String name, String host, DnsRecords dns) {
        return new Certificate(
                        name,
                        host,
                        dns.zoneId(),
                        RegionProvider.of(name, SignInDomain.CERTIFICATE_REGION, settings, this),
                        ComponentResourceOptions.builder().parent(this).build())
                .arn();
    }

    private UserPoolDomainArgs.Builder domainArgs(Output<String> poolId) {
        return UserPoolDomainArgs.builder()
                .userPoolId(poolId)
                // Managed login (2) shows nothing until a branding exists, which com.pulumi:aws 6.83.0 cannot
                // declare: settings warn of it.
                .managedLoginVersion(wanted.pages() == LoginPages.MANAGED ? 2 : 1);
    }

    private UserPoolDomain domain(String name, UserPoolDomainArgs.Builder args, List<Resource> after) {
        return new UserPoolDomain(
                name,
                args.build(),
                // A pool takes one of each sort, so the old one goes first. A prefix that is given up can be taken by
                // anybody, who would then receive our users' passwords: protected stacks keep it.
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(after.toArray(Resource[]::new))
                        .deleteBeforeReplace(true)
                        .protect(settings.identity().protection())
                        .build());
    }
}
