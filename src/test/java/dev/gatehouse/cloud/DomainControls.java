package dev.gatehouse.cloud;

import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.SignInDomain;
import java.util.List;
import java.util.Optional;

/** Rules about names of the stack's own: certificates, records and the API's domain. */
final class DomainControls {
    private static final String CERTIFICATE = "aws:acm/certificate:Certificate";
    private static final String VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
    private static final String RECORD = "aws:route53/record:Record";
    private static final String SIGN_IN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String API_DOMAIN = "aws:apigatewayv2/domainName:DomainName";
    private static final String MAPPING = "aws:apigatewayv2/apiMapping:ApiMapping";
    private static final String CERTIFICATE_ARN = "arn:aws:\\S+";

    static final List<Control> ALL = List.of(
            Control.of(
                    "CKV2_AWS_71",
                    CERTIFICATE,
                    "domainName",
                    "is one name, no wildcard",
                    s -> s.matches("[^*]+") && hosts(s).contains(s.value().orElseThrow())),
            Control.of("ACM: DNS validation", CERTIFICATE, "validationMethod", "is DNS", s -> s.is("DNS")),
            Control.of(
                    "ACM.2",
                    CERTIFICATE,
                    "keyAlgorithm",
                    "is strong enough",
                    s -> s.isOneOf("RSA_2048", "EC_prime256v1")),
            Control.of(
                    "CKV_AWS_234",
                    CERTIFICATE,
                    "options.certificateTransparencyLoggingPreference",
                    "is ENABLED",
                    s -> s.is("ENABLED")),
            Control.of("ACM: awaited", VALIDATION, "certificateArn", "is written", s -> s.matches(CERTIFICATE_ARN)),
            Control.of(
                    "ACM: awaited",
                    VALIDATION,
                    "validationRecordFqdns",
                    "is the record that proves the name",
                    s -> s.list().size() == 1 && s.list().get(0).toString().startsWith("_proof.")),
            Control.of(
                    "Route 53",
                    RECORD,
                    "zoneId",
                    "is the settings' zone",
                    s -> s.isOneOf("ZLOOKEDUP", "Z0123456789ABC")),
            Control.of(
                    "Route 53: nothing is taken over",
                    RECORD,
                    "allowOverwrite",
                    "is true for proofs of a name alone",
                    s -> s.is(isProof(s))),
            Control.of(
                    "Route 53",
                    RECORD,
                    "name",
                    "is a name of the stack's own, its proof, or right above it",
                    s -> isProof(s) || hosts(s).contains(s.value().orElse("")) || isPlaceholder(s)),
            Control.of(
                    "Route 53",
                    RECORD,
                    "type",
                    "fits the name",
                    s -> isProof(s) ? s.is("CNAME") : s.isOneOf("A", "AAAA")),
            Control.of("Route 53", RECORD, "ttl", "is short", s -> s.isBetween(60, 300))
                    .where(DomainControls::isPlain),
            Control.of(
                            "Route 53: no dangling address",
                            RECORD,
                            "records",
                            "is what ACM asks for, or nobody's address",
                            s -> s.is(List.of(isProof(s) ? "_value.acm-validations.aws." : "192.0.2.1")))
                    .where(DomainControls::isPlain),
            Control.of(
                            "Route 53: no dangling alias",
                            RECORD,
                            "aliases[0].name",
                            "is AWS's target",
                            s -> s.isOneOf("d111.cloudfront.net", "d-1.execute-api.eu-west-1.amazonaws.com"))
                    .where(s -> !isPlain(s)),
            Control.of(
                            "Route 53",
                            RECORD,
                            "aliases[0].zoneId",
                            "is AWS's own",
                            s -> s.isOneOf("Z2FDTNDATAQYW2", "ZAPI"))
                    .where(s -> !isPlain(s)),
            Control.of("Route 53", RECORD, "aliases[0].evaluateTargetHealth", "is false", s -> s.is(false))
                    .where(s -> !isPlain(s)),
            Control.of("AWS: custom domain", SIGN_IN, "certificateArn", "is there", s -> s.matches(CERTIFICATE_ARN))
                    .where(s -> s.stack()
                            .settings()
                            .domain()
                            .flatMap(SignInDomain::custom)
                            .isPresent()),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainName",
                    "is the one asked for",
                    s -> apiHost(s).equals(s.value())),
            Control.of(
                    "CKV_AWS_206, AWS-0005, API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC",
                    API_DOMAIN,
                    "domainNameConfiguration.securityPolicy",
                    "is TLS_1_2",
                    s -> s.is("TLS_1_2")),
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
                    "is what the records say",
                    s -> s.is("ipv4")),
            Control.of(
                    "AWS: API domain",
                    API_DOMAIN,
                    "domainNameConfiguration.certificateArn",
                    "is there",
                    s -> s.matches(CERTIFICATE_ARN)),
            Control.of("Cognito.6 (Pulumi protect)", API_DOMAIN, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: API domain",
                    MAPPING,
                    "domainName",
                    "is the API's",
                    s -> apiHost(s).equals(s.value())),
            Control.of(
                    "AWS: API domain",
                    MAPPING,
                    "stage",
                    "is the open one",
                    s -> s.stack().all("aws:apigatewayv2/stage:Stage").stream()
                            .anyMatch(stage -> s.value().equals(stage.at("name")))));

    private DomainControls() {}

    /** The stack's own names. */
    private static List<String> hosts(Control.Seen seen) {
        return java.util.stream.Stream.of(
                        seen.stack().settings().domain().flatMap(SignInDomain::custom),
                        seen.stack().settings().api().domain())
                .flatMap(Optional::stream)
                .map(CustomDomain::host)
                .toList();
    }

    private static Optional<Object> apiHost(Control.Seen seen) {
        return seen.stack().settings().api().domain().map(CustomDomain::host);
    }

    private static boolean isProof(Control.Seen seen) {
        return seen.resource().at("name").orElse("").toString().startsWith("_proof.");
    }

    private static boolean isPlaceholder(Control.Seen seen) {
        return seen.resource()
                .at("name")
                .equals(seen.stack()
                        .settings()
                        .domain()
                        .flatMap(SignInDomain::parentDomain)
                        .map(Object.class::cast));
    }

    /** A record with values, in contrast to an alias; which of the two a record is, its resource's name says. */
    private static boolean isPlain(Control.Seen seen) {
        return !seen.resource().name().matches(".*-a(?:aaa)?");
    }
}
