package dev.gatehouse.cloud;

import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.List;
import java.util.Optional;

/** Rules about custom domains: certificates, DNS records and the API's domain name. */
final class DomainControls {
    private static final String CERTIFICATE = "aws:acm/certificate:Certificate";
    private static final String VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
    private static final String RECORD = "aws:route53/record:Record";
    private static final String SIGN_IN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String API_DOMAIN = "aws:apigatewayv2/domainName:DomainName";
    private static final String MAPPING = "aws:apigatewayv2/apiMapping:ApiMapping";
    private static final String CERTIFICATE_ARN = "arn:aws:\\S+";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of(
                    "CKV2_AWS_71",
                    CERTIFICATE,
                    "domainName",
                    "is a custom domain of the stack, without a wildcard",
                    s -> s.matches("[^*]+") && hosts(s).contains(s.value().orElseThrow())),
            Control.of(
                    "ACM.2",
                    CERTIFICATE,
                    "keyAlgorithm",
                    "is RSA_2048 or EC_prime256v1",
                    s -> s.isOneOf("RSA_2048", "EC_prime256v1")),
            Control.of(
                    "CKV_AWS_234",
                    CERTIFICATE,
                    "options.certificateTransparencyLoggingPreference",
                    "is ENABLED",
                    s -> s.is("ENABLED")),
            Control.of(
                    "CKV_AWS_206, AWS-0005, API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC",
                    API_DOMAIN,
                    "domainNameConfiguration.securityPolicy",
                    "is TLS_1_2",
                    s -> s.is("TLS_1_2")));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of("ACM: DNS validation", CERTIFICATE, "validationMethod", "is DNS", s -> s.is("DNS")),
            Control.of("ACM: validation", VALIDATION, "certificateArn", "is set", s -> s.matches(CERTIFICATE_ARN)),
            Control.of(
                    "ACM: validation",
                    VALIDATION,
                    "validationRecordFqdns",
                    "is the validation record",
                    s -> s.list().size() == 1 && s.list().get(0).toString().startsWith("_proof.")),
            Control.of(
                    "Route 53",
                    RECORD,
                    "zoneId",
                    "is the settings' zone",
                    s -> s.isOneOf("ZLOOKEDUP", "Z0123456789ABC")),
            Control.of(
                    "Route 53: existing records",
                    RECORD,
                    "allowOverwrite",
                    "is true only for validation records",
                    s -> s.is(isValidation(s))),
            Control.of(
                    "Route 53",
                    RECORD,
                    "name",
                    "is a custom domain of the stack, its validation record or its parent domain",
                    s -> isValidation(s) || hosts(s).contains(s.value().orElse("")) || isPlaceholder(s)),
            Control.of(
                    "Route 53",
                    RECORD,
                    "type",
                    "is CNAME for validation records, otherwise A or AAAA",
                    s -> isValidation(s) ? s.is("CNAME") : s.isOneOf("A", "AAAA")),
            Control.of("Route 53", RECORD, "ttl", "is 60 to 300 seconds", s -> s.isBetween(60, 300))
                    .where(DomainControls::isPlain),
            Control.of(
                            "Route 53: no dangling address",
                            RECORD,
                            "records",
                            "is the value from ACM, or an address reserved for documentation",
                            s -> s.is(List.of(isValidation(s) ? "_value.acm-validations.aws." : "192.0.2.1")))
                    .where(DomainControls::isPlain),
            Control.of(
                            "Route 53: no dangling alias",
                            RECORD,
                            "aliases[0].name",
                            "is the target of AWS",
                            s -> s.isOneOf("d111.cloudfront.net", "d-1.execute-api.eu-west-1.amazonaws.com"))
                    .where(s -> !isPlain(s)),
            Control.of(
                            "Route 53",
                            RECORD,
                            "aliases[0].zoneId",
                            "is the hosted zone id of AWS",
                            s -> s.isOneOf("Z2FDTNDATAQYW2", "ZAPI"))
                    .where(s -> !isPlain(s)),
            Control.of("Route 53", RECORD, "aliases[0].evaluateTargetHealth", "is false", s -> s.is(false))
                    .where(s -> !isPlain(s)),
            Control.of("AWS: custom domain", SIGN_IN, "certificateArn", "is set", s -> s.matches(CERTIFICATE_ARN))
                    .where(s -> s.stack()
                            .settings()
                            .domain()
                            .flatMap(SignInDomain::custom)
                            .isPresent()),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainName",
                    "is the domain in the settings",
                    s -> apiHost(s).equals(s.value())),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainNameConfiguration.endpointType",
                    "is REGIONAL",
                    s -> s.is("REGIONAL")),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainNameConfiguration.ipAddressType",
                    "is ipv4, as in the DNS records",
                    s -> s.is("ipv4")),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainNameConfiguration.certificateArn",
                    "is set",
                    s -> s.matches(CERTIFICATE_ARN)),
            Control.of("Pulumi protect", API_DOMAIN, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: API domain",
                    MAPPING,
                    "domainName",
                    "is the API's custom domain",
                    s -> apiHost(s).equals(s.value())),
            Control.of("Pulumi protect", MAPPING, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: API domain",
                    MAPPING,
                    "stage",
                    "is the declared stage",
                    s -> s.stack().all("aws:apigatewayv2/stage:Stage").stream()
                                    .anyMatch(stage -> s.value().equals(stage.at("name")))
                            || s.stack().all("aws:apigateway/stage:Stage").stream()
                                    .anyMatch(stage -> s.value().equals(stage.at("stageName")))));

    private DomainControls() {}

    /** The custom domains of the stack. */
    private static List<String> hosts(Control.Argument argument) {
        return java.util.stream.Stream.of(
                        argument.stack().settings().domain().flatMap(SignInDomain::custom),
                        argument.stack().settings().api().domain())
                .flatMap(Optional::stream)
                .map(CustomDomain::host)
                .toList();
    }

    private static Optional<Object> apiHost(Control.Argument argument) {
        return argument.stack().settings().api().domain().map(CustomDomain::host);
    }

    private static boolean isValidation(Control.Argument argument) {
        return argument.resource().at("name").orElse("").toString().startsWith("_proof.");
    }

    private static boolean isPlaceholder(Control.Argument argument) {
        return argument.resource()
                .at("name")
                .equals(argument.stack()
                        .settings()
                        .domain()
                        .flatMap(SignInDomain::parentDomain)
                        .map(Object.class::cast));
    }

    /** A record with values instead of an alias. The resource name of an alias ends in its type. */
    private static boolean isPlain(Control.Argument argument) {
        return !argument.resource().name().matches(".*-a(?:aaa)?");
    }
}
