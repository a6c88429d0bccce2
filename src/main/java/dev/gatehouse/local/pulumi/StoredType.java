package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A type that is declared and not imitated: kept, with an ARN of the right shape, and without effect. */
final class StoredType extends ResourceType {
    private final boolean named;
    private final List<String> required;
    private final BiFunction<Properties, Addresses, String> arn;
    private final boolean arnIsId;

    /**
     * @param named whether it is named automatically
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
        super(token, replacing);
        this.named = named;
        this.required = required;
        this.arn = arn;
        this.arnIsId = arnIsId;
    }

    @Override
    boolean imitated() {
        return false;
    }

    @Override
    boolean named() {
        return named;
    }

    @Override
    List<String> required() {
        return required;
    }

    @Override
    String id(Properties inputs, Ids ids, Addresses addresses) {
        return arnIsId ? arn.apply(inputs, addresses) : inputs.text("name").orElseGet(ids::api);
    }

    @Override
    Map<String, Object> computed(String id, Properties inputs, Properties before, Ids ids, Addresses addresses) {
        String made = arn.apply(inputs, addresses);
        return made.isEmpty() ? Map.of() : Map.of("arn", made);
    }
}
