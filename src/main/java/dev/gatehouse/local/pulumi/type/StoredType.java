package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A type that is declared and not imitated: kept, with ids and ARNs of the right shape, and without effect. */
final class StoredType extends ResourceType {
    /** Makes an id; the inputs are checked, and named where the type is. */
    interface IdOf {
        String of(Properties inputs, AwsIds ids, Addresses addresses);
    }

    /** What AWS adds to the inputs. */
    interface OutputsOf {
        Map<String, Object> of(String id, Properties inputs, Addresses addresses);
    }

    private final boolean named;
    private final List<String> required;
    private final IdOf idOf;
    private final OutputsOf outputsOf;

    /** @param named whether it is named automatically */
    StoredType(
            String token, Set<String> replacing, boolean named, List<String> required, IdOf idOf, OutputsOf outputsOf) {
        super(token, replacing);
        this.named = named;
        this.required = required;
        this.idOf = idOf;
        this.outputsOf = outputsOf;
    }

    /**
     * @param arn made from the inputs; an empty text for a type that has none
     * @param arnIsId whether its id is that ARN; otherwise it is its name, or a short text of letters
     */
    StoredType(
            String token,
            Set<String> replacing,
            boolean named,
            List<String> required,
            BiFunction<Properties, Addresses, String> arn,
            boolean arnIsId) {
        this(
                token,
                replacing,
                named,
                required,
                (inputs, ids, at) ->
                        arnIsId ? arn.apply(inputs, at) : inputs.text("name").orElseGet(ids::api),
                (id, inputs, at) -> {
                    String made = arn.apply(inputs, at);
                    return made.isEmpty() ? Map.of() : Map.of("arn", made);
                });
    }

    @Override
    public boolean imitated() {
        return false;
    }

    @Override
    public boolean named() {
        return named;
    }

    @Override
    List<String> required() {
        return required;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return idOf.of(inputs, ids, addresses);
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return outputsOf.of(id, inputs, addresses);
    }
}
