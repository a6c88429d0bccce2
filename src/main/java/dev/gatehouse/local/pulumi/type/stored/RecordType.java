package dev.gatehouse.local.pulumi.type.stored;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code aws.route53.Record}, only stored: the local cloud has no DNS server. */
final class RecordType extends ResourceType {
    static final String TOKEN = "aws:route53/record:Record";

    RecordType() {
        super(StoredInputs.RECORD, Set.of("zoneId", "name"));
    }

    @Override
    public boolean isImitated() {
        return false;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("zoneId", "name", "type");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        if (inputs.has("aliases") == inputs.has("records")) {
            return List.of(new ValidationError("records", "one of aliases and records must be specified"));
        }
        if (inputs.has("records") != inputs.has("ttl")) {
            return List.of(new ValidationError("ttl", "must be set with records, and not with aliases"));
        }
        return List.of();
    }

    /** A name and type can exist once. A record with {@code allowOverwrite} replaces the other record. */
    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        boolean exists = existing.all(TOKEN, "zoneId", inputs.text("zoneId").orElse("")).stream()
                .anyMatch(other -> other.inputs().text("type").equals(inputs.text("type"))
                        && host(other.inputs()).equals(host(inputs)));
        return exists && !inputs.flag("allowOverwrite", false)
                ? List.of(new ValidationError(
                        "name",
                        "InvalidChangeBatch: Tried to create resource record set [name='" + host(inputs) + "', type='"
                                + inputs.required("type") + "'] but it already exists"))
                : List.of();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("zoneId") + "_" + host(inputs) + "_" + inputs.required("type");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of("fqdn", host(inputs));
    }

    /** Without the final dot of ACM's record names. */
    private static String host(Properties inputs) {
        return inputs.text("name").orElse("").toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    }
}
