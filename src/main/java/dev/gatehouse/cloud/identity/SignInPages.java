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
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.RegionProvider;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.LoginPages;
import dev.gatehouse.settings.domain.ParentRecord;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user pool domain for the sign-in pages and the OAuth endpoints: a prefix domain or a custom domain. */
public final class SignInPages extends ComponentResource {
    private final DeclarationContext context;
    private final SignInDomain signIn;
    private final UserPoolDomain domain;
    private final Output<String> authUrl;

    SignInPages(
            String name,
            DeclarationContext context,
            SignInDomain signIn,
            UserPoolSource users,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:SignInPages", name, options);
        this.context = context;
        this.signIn = signIn;
        this.domain = signIn.custom()
                // Another resource name, so that both can exist while a stack changes to a custom domain, which can
                // take up to an hour.
                .map(custom -> custom(name + "-own", custom, users.poolId()))
                .orElseGet(() -> prefix(name, users.poolId()));
        this.authUrl = Output.tuple(domain.domain(), users.endpoint(), context.region())
                .applyValue(known -> ServiceUrls.auth(signIn, known.t1, known.t2, known.t3));
        registerOutputs(Map.of());
    }

    public Output<String> authUrl() {
        return authUrl;
    }

    /** The target of the DNS records of a custom domain: a CloudFront host. */
    public Output<String> dnsTarget() {
        return OutputValues.of(domain, domain.cloudfrontDistribution());
    }

    private UserPoolDomain prefix(String name, Output<String> poolId) {
        return domain(name, domainArgs(poolId).domain(signIn.prefix().orElseThrow()), List.of());
    }

    private UserPoolDomain custom(String name, CustomDomain custom, Output<String> poolId) {
        Optional<DnsRecords> dns = custom.zone().map(zone -> new DnsRecords(zone, context.outputs(), this));
        Output<String> certificate = context.value(custom.certificate())
                .orElseGet(() -> certificate(name, custom.host(), dns.orElseThrow()));
        List<Resource> parentRecord = signIn.parentRecord() == ParentRecord.MAKE
                ? List.of(dns.orElseThrow().declarePlaceholder(name + "-parent", custom.parentDomain()))
                : List.of();
        UserPoolDomain created =
                domain(name, domainArgs(poolId).domain(custom.host()).certificateArn(certificate), parentRecord);
        dns.ifPresent(records -> List.of("A", "AAAA")
                .forEach(type -> records.declareAlias(
                        name,
                        type,
                        custom.host(),
                        OutputValues.of(created, created.cloudfrontDistribution()),
                        OutputValues.of(created, created.cloudfrontDistributionZoneId()))));
        return created;
    }

    private Output<String> certificate(String name, String host, DnsRecords dns) {
        return new Certificate(
                        name,
                        host,
                        dns.zoneId(),
                        RegionProvider.of(name, SignInDomain.CERTIFICATE_REGION, context.settings(), this),
                        ComponentResourceOptions.builder().parent(this).build())
                .arn();
    }

    private UserPoolDomainArgs.Builder domainArgs(Output<String> poolId) {
        return UserPoolDomainArgs.builder()
                .userPoolId(poolId)
                // Managed login (2) needs a branding style, which com.pulumi:aws 6.83.0 cannot declare. Settings warn
                // about it.
                .managedLoginVersion(signIn.pages() == LoginPages.MANAGED ? 2 : 1);
    }

    private UserPoolDomain domain(String name, UserPoolDomainArgs.Builder args, List<Resource> after) {
        // A user pool has at most one domain of each kind, so Pulumi deletes the old one first.
        CustomResourceOptions.Builder options = CustomResourceOptions.builder()
                .parent(this)
                .dependsOn(after.toArray(Resource[]::new))
                .deleteBeforeReplace(true);
        // Anyone could register a released prefix and receive the passwords of your users, so protected stacks keep it.
        if (context.settings().identity().protection()) {
            options.protect(true);
        }
        return new UserPoolDomain(name, args.build(), options.build());
    }
}
