package dev.gatehouse.local.pulumi.type.stored;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.acm.Certificate}, stored. Its ARN carries the stack's region even when a provider of another region makes
 * it: requests do not say which provider sent them.
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

    /** The record of a name is the same for each of its certificates, as ACM's is. */
    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String host = inputs.required("domainName");
        return Map.of(
                "arn",
                id,
                "status",
                "ISSUED",
                "domainValidationOptions",
                List.of(Map.of(
                        "domainName",
                        host,
                        "resourceRecordName",
                        "_" + AwsIds.hash(host, 32) + "." + host + ".",
                        "resourceRecordType",
                        "CNAME",
                        "resourceRecordValue",
                        "_" + AwsIds.hash("value of " + host, 32) + ".acm-validations.aws.")));
    }
}
