package dev.gatehouse.cloud.domain;

import com.pulumi.aws.acm.CertificateArgs;
import com.pulumi.aws.acm.CertificateValidation;
import com.pulumi.aws.acm.CertificateValidationArgs;
import com.pulumi.aws.acm.inputs.CertificateOptionsArgs;
import com.pulumi.aws.acm.outputs.CertificateDomainValidationOption;
import com.pulumi.aws.route53.Record;
import com.pulumi.aws.route53.RecordArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ProviderResource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** An ACM certificate for a host name, validated by a DNS record. Its ARN is known after AWS issues the certificate. */
public final class Certificate extends ComponentResource {
    private final Output<String> arn;

    /**
     * @param zoneId the public hosted zone of the host name
     * @param provider the AWS provider for another region than the stack's, if the certificate must be there
     */
    public Certificate(
            String name,
            String host,
            Output<String> zoneId,
            Optional<ProviderResource> provider,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:Certificate", name, options);
        com.pulumi.aws.acm.Certificate certificate = certificate(name, host, provider);
        Record validationRecord = validationRecord(name, certificate, zoneId);
        CertificateValidation validation = validation(name, certificate, validationRecord, provider);
        this.arn = OutputValues.of(validation, validation.certificateArn());
        registerOutputs(Map.of());
    }

    public Output<String> arn() {
        return arn;
    }

    private com.pulumi.aws.acm.Certificate certificate(String name, String host, Optional<ProviderResource> provider) {
        return new com.pulumi.aws.acm.Certificate(
                name,
                CertificateArgs.builder()
                        .domainName(host)
                        .validationMethod("DNS")
                        // All clients, CloudFront and API Gateway support it.
                        .keyAlgorithm("RSA_2048")
                        .options(CertificateOptionsArgs.builder()
                                .certificateTransparencyLoggingPreference("ENABLED")
                                .build())
                        .build(),
                ChildOptions.childOf(this, provider));
    }

    private Record validationRecord(String name, com.pulumi.aws.acm.Certificate certificate, Output<String> zoneId) {
        return new Record(
                name,
                RecordArgs.builder()
                        .zoneId(zoneId)
                        .name(validationOption(certificate, CertificateDomainValidationOption::resourceRecordName))
                        .type("CNAME")
                        .ttl(300)
                        .records(validationOption(certificate, CertificateDomainValidationOption::resourceRecordValue)
                                .applyValue(java.util.List::of))
                        // ACM uses the same record for all certificates of a host name in an account, so a replacement
                        // certificate finds an existing record.
                        .allowOverwrite(true)
                        .build(),
                ChildOptions.childOf(this));
    }

    private static Output<String> validationOption(
            com.pulumi.aws.acm.Certificate certificate,
            Function<CertificateDomainValidationOption, Optional<String>> part) {
        return OutputValues.of(certificate, certificate.domainValidationOptions())
                .applyValue(options -> part.apply(options.get(0)).orElseThrow());
    }

    /**
     * Creates nothing on AWS: it waits until the certificate is issued. AWS rejects the use of a certificate that is
     * not issued.
     */
    private CertificateValidation validation(
            String name,
            com.pulumi.aws.acm.Certificate certificate,
            Record validationRecord,
            Optional<ProviderResource> provider) {
        return new CertificateValidation(
                name,
                CertificateValidationArgs.builder()
                        .certificateArn(OutputValues.of(certificate, certificate.arn()))
                        .validationRecordFqdns(OutputValues.of(validationRecord, validationRecord.fqdn())
                                .applyValue(java.util.List::of))
                        .build(),
                ChildOptions.childOf(this, provider));
    }
}
