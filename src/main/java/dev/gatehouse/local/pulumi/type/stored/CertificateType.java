package dev.gatehouse.local.pulumi.type.stored;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.acm.Certificate}, only stored. The ARN has the stack's region even if a provider of another region creates
 * the certificate, because a request does not name its provider.
 */
final class CertificateType extends ResourceType {
    CertificateType() {
        super(
                StoredInputs.CERTIFICATE,
                Set.of("domainName", "keyAlgorithm", "subjectAlternativeNames", "validationMethod"));
    }

    @Override
    public boolean isImitated() {
        return false;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("domainName", "validationMethod");
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return addresses.arn("acm", "certificate/" + ids.uuid());
    }

    /** As in ACM, all certificates of a domain name have the same validation record. */
    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String domain = inputs.required("domainName");
        return Map.of(
                "arn",
                id,
                "status",
                "ISSUED",
                "domainValidationOptions",
                List.of(Map.of(
                        "domainName",
                        domain,
                        "resourceRecordName",
                        "_" + AwsIds.hash(domain, 32) + "." + domain + ".",
                        "resourceRecordType",
                        "CNAME",
                        "resourceRecordValue",
                        "_" + AwsIds.hash("value of " + domain, 32) + ".acm-validations.aws.")));
    }
}
