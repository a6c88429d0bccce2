package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.model.RestApiModel;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type of {@code aws.apigateway}: of which {@link RestApiModel} makes what the gateway serves. */
final class RestPartType extends ResourceType {
    /** How the provider names one. */
    @FunctionalInterface
    interface Id {
        String of(Properties inputs, AwsIds ids);
    }

    /** What AWS says of one beside its inputs; {@code before} holds what it said of an earlier version. */
    @FunctionalInterface
    interface Outputs {
        Map<String, Object> of(String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses);
    }

    private final boolean named;
    private final List<String> required;
    private final Id id;
    private final Outputs outputs;

    RestPartType(String token, Set<String> replacing, boolean named, List<String> required, Id id, Outputs outputs) {
        super(token, replacing);
        this.named = named;
        this.required = required;
        this.id = id;
        this.outputs = outputs;
    }

    /** The account's log role alone does nothing here. */
    @Override
    public boolean imitated() {
        return !token().equals(RestTypes.ACCOUNT);
    }

    @Override
    List<Finding> forms(Properties inputs) {
        return RestUnsupportedInputs.of(token(), inputs);
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>(mustExist(inputs, "restApi", RestTypes.API, existing));
        findings.addAll(mustExist(inputs, "restApiId", RestTypes.API, existing));
        findings.addAll(mustExist(inputs, "deployment", RestDeploymentType.TOKEN, existing));
        findings.addAll(mustExist(inputs, "authorizerId", RestTypes.AUTHORIZER, existing));
        return findings;
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
        return id.of(inputs, ids);
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return outputs.of(id, inputs, before, ids, addresses);
    }
}
