package dev.gatehouse.local.pulumi.resource;

import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A type that the local cloud stores but does not imitate: ids and ARNs have AWS's format, and it has no effect. */
public final class StoredType extends ResourceType {
    /** Creates an id from inputs that are validated and, for an auto-named type, have a name. */
    public interface IdFactory {
        String create(Properties inputs, AwsIds ids, Addresses addresses);
    }

    /** Computes the outputs that AWS adds to the inputs. */
    public interface OutputsFactory {
        Map<String, Object> create(String id, Properties inputs, Addresses addresses);
    }

    private final boolean autoNamed;
    private final List<String> requiredInputs;
    private final IdFactory ids;
    private final OutputsFactory outputs;

    public StoredType(
            ResourceInputs inputs,
            Set<String> replaceOnChanges,
            boolean autoNamed,
            List<String> requiredInputs,
            IdFactory ids,
            OutputsFactory outputs) {
        super(inputs, replaceOnChanges);
        this.autoNamed = autoNamed;
        this.requiredInputs = requiredInputs;
        this.ids = ids;
        this.outputs = outputs;
    }

    /**
     * @param arn the ARN for the inputs; empty for a type without an ARN
     * @param arnIsId whether the id is the ARN; otherwise it is the name or, without a name, random
     */
    public StoredType(
            ResourceInputs inputs,
            Set<String> replaceOnChanges,
            boolean autoNamed,
            List<String> requiredInputs,
            BiFunction<Properties, Addresses, String> arn,
            boolean arnIsId) {
        this(
                inputs,
                replaceOnChanges,
                autoNamed,
                requiredInputs,
                (values, ids, addresses) -> arnIsId
                        ? arn.apply(values, addresses)
                        : values.text("name").orElseGet(ids::apiId),
                (id, values, addresses) -> {
                    String text = arn.apply(values, addresses);
                    return text.isEmpty() ? Map.of() : Map.of("arn", text);
                });
    }

    @Override
    public boolean isImitated() {
        return false;
    }

    @Override
    public boolean isAutoNamed() {
        return autoNamed;
    }

    @Override
    public List<String> requiredInputs() {
        return requiredInputs;
    }

    @Override
    public String newId(Properties inputs, AwsIds awsIds, Addresses addresses) {
        return ids.create(inputs, awsIds, addresses);
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds awsIds, Addresses addresses) {
        return outputs.create(id, inputs, addresses);
    }
}
