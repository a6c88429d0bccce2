package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceInputs;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type that the local cloud knows nothing about. Its resources have a generated id, all inputs as outputs, and an ARN;
 * no input is checked, and no change replaces a resource.
 */
final class OtherType extends ResourceType {
    OtherType(String token) {
        super(ResourceInputs.unchecked(token), Set.of());
    }

    @Override
    public boolean isImitated() {
        return false;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.uuid();
    }

    /** As the provider names most resources. */
    @Override
    public String newId(String name, Properties inputs, AwsIds ids, Addresses addresses) {
        return name + "-" + ids.nameSuffix();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        // DOC "Policy resources for Amazon S3": without region and account.
        return Map.of(
                "arn",
                service().equals("s3") ? "arn:" + addresses.partition() + ":s3:::" + id : addresses.arn(service(), id));
    }

    /** {@code s3} of {@code aws:s3/bucketV2:BucketV2}. */
    private String service() {
        return token().replaceFirst("^[^:]*:", "").replaceFirst("[/:].*$", "");
    }
}
