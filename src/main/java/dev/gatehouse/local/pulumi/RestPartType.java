package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type of {@code aws.apigateway}: kept with ids of the right shape; the local cloud answers no REST API yet. */
final class RestPartType extends ResourceType {
    /** How the provider names one. */
    @FunctionalInterface
    interface Id {
        String of(Properties inputs, Ids ids);
    }

    /** What AWS says of one beside its inputs; {@code before} holds what it said of an earlier version. */
    @FunctionalInterface
    interface Outputs {
        Map<String, Object> of(String id, Properties inputs, Properties before, Ids ids, Addresses addresses);
    }

    private final boolean named;
    private final List<String> required;
    private final Id id;
    private final Outputs outputs;

    RestPartType(String token, Set<String> replacing, boolean named, List<String> required, Id id, Outputs outputs) {
        super("aws:apigateway/" + token, replacing);
        this.named = named;
        this.required = required;
        this.id = id;
        this.outputs = outputs;
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
        return id.of(inputs, ids);
    }

    @Override
    Map<String, Object> computed(String id, Properties inputs, Properties before, Ids ids, Addresses addresses) {
        return outputs.of(id, inputs, before, ids, addresses);
    }
}
