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

/** A certificate for one name, proven by a record in the name's zone; its ARN is told when AWS has validation it. */
public final class Certificate extends ComponentResource {
    private final Output<String> arn;

    /**
     * @param zoneId of the public hosted zone that holds the name
     * @param provider the provider of another region than the stack's, where the certificate is wanted
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
                        // What every client and both CloudFront and API Gateway take.
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
                        // ACM asks for the same record for each certificate of that name in the account: a second
                        // one, such as this one's successor, finds it there.
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

    /** Declares nothing on AWS: it waits. What uses the certificate before it is validation is refused. */
    private CertificateValidation validation(
            String name,
            com.pulumi.aws.acm.Certificate certificate,
            Record validationRecord,
            Optional<ProviderResource> provider) {
        return new CertificateValidation(
                name,
                CertificateValidationArgs.builder()
                        .certificateArn(OutputValues.of(certificate, certificate.arn()))
                        .validationRecordFqdns(
                                OutputValues.of(validationRecord, validationRecord.fqdn()).applyValue(java.util.List::of))
                        .build(),
                ChildOptions.childOf(this, provider));
    }
}
