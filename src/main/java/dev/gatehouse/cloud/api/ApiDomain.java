package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.ApiMapping;
import com.pulumi.aws.apigatewayv2.ApiMappingArgs;
import com.pulumi.aws.apigatewayv2.DomainName;
import com.pulumi.aws.apigatewayv2.DomainNameArgs;
import com.pulumi.aws.apigatewayv2.inputs.DomainNameDomainNameConfigurationArgs;
import com.pulumi.aws.apigatewayv2.outputs.DomainNameDomainNameConfiguration;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.domain.Certificate;
import dev.gatehouse.cloud.domain.DnsRecords;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.domain.CustomDomain;
import java.util.Map;
import java.util.Optional;

/**
 * The custom domain of an API: a Regional domain name with a certificate, the DNS record and the API mapping. Declare it
 * before the API, which can then depend on it, and call {@link #map} after the API.
 */
public final class ApiDomain extends ComponentResource {
    private final String name;
    private final boolean protection;
    private final DomainName domain;
    private final Resource[] records;

    /**
     * Declares all resources except the API mapping.
     *
     * @param context its protection protects the domain name too; a replacement gets another target, which DNS records
     *     that you manage yourself do not have
     */
    public ApiDomain(String name, CustomDomain custom, DeclarationContext context, ComponentResourceOptions options) {
        super("gatehouse:cloud:ApiDomain", name, options);
        this.name = name;
        Optional<DnsRecords> dns = custom.zone().map(zone -> new DnsRecords(zone, context.outputs(), this));
        Output<String> certificate = context.value(custom.certificate())
                .orElseGet(() -> certificate(name, custom.host(), dns.orElseThrow()));
        this.protection = context.settings().identity().protection();
        this.domain = domain(name, custom.host(), certificate);
        this.records = dns.stream()
                .map(zone -> zone.declareAlias(
                        name,
                        "A",
                        custom.host(),
                        dnsTarget(),
                        configuration(DomainNameDomainNameConfiguration::hostedZoneId)))
                .toArray(Resource[]::new);
    }

    /**
     * Declares the mapping of the API's stage to the root of the domain. Call it once.
     *
     * @param api an HTTP API or a REST API: API mappings support both (API Gateway, API mappings)
     */
    public MappedDomain map(ApiGateway api) {
        ApiMapping mapping = mapping(api);
        registerOutputs(Map.of());
        return new MappedDomain(mapping.domainName(), dnsTarget());
    }

    /**
     * The target of the DNS record: an API Gateway host in the API's region. It is known before the API exists. In the
     * local cloud, host and port of the local API.
     */
    public Output<String> dnsTarget() {
        return configuration(DomainNameDomainNameConfiguration::targetDomainName);
    }

    private Output<String> configuration(
            java.util.function.Function<DomainNameDomainNameConfiguration, Optional<String>> part) {
        return OutputValues.of(domain, domain.domainNameConfiguration())
                .applyValue(configuration -> part.apply(configuration).orElseThrow());
    }

    private Output<String> certificate(String name, String host, DnsRecords dns) {
        return new Certificate(
                        name,
                        host,
                        dns.zoneId(),
                        Optional.empty(),
                        ComponentResourceOptions.builder().parent(this).build())
                .arn();
    }

    private DomainName domain(String name, String host, Output<String> certificate) {
        return new DomainName(
                name,
                DomainNameArgs.builder()
                        .domainName(host)
                        .domainNameConfiguration(DomainNameDomainNameConfigurationArgs.builder()
                                .certificateArn(certificate)
                                .endpointType("REGIONAL")
                                .securityPolicy("TLS_1_2")
                                .ipAddressType("ipv4")
                                .build())
                        .build(),
                ChildOptions.protectedChildOf(this, protection));
    }

    /** Created last and therefore deleted first: {@code pulumi destroy} of a protected stack fails here. */
    private ApiMapping mapping(ApiGateway api) {
        return new ApiMapping(
                name,
                ApiMappingArgs.builder()
                        .apiId(api.apiId())
                        .domainName(domain.domainName())
                        .stage(api.stageName())
                        .build(),
                ChildOptions.protectedChildOf(this, protection, records));
    }
}
