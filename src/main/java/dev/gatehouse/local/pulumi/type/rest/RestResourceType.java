package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceInputs;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A type of {@code aws.apigateway} that is part of a REST API. */
final class RestResourceType extends ResourceType {
    /** Creates an id in the provider's format. */
    @FunctionalInterface
    interface IdFactory {
        String create(Properties inputs, AwsIds ids);
    }

    /** Computes the outputs that AWS adds to the inputs; {@code before} holds the outputs before an update. */
    @FunctionalInterface
    interface OutputsFactory {
        Map<String, Object> create(String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses);
    }

    private final boolean autoNamed;
    private final List<String> requiredInputs;
    private final IdFactory ids;
    private final OutputsFactory outputs;

    RestResourceType(
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

    /** The account's CloudWatch role has no effect here. */
    @Override
    public boolean isImitated() {
        return !token().equals(RestApiTypes.ACCOUNT);
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        return RestInputChecks.check(token(), inputs);
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>(checkReference(inputs, "restApi", RestApiTypes.API, existing));
        errors.addAll(checkReference(inputs, "restApiId", RestApiTypes.API, existing));
        errors.addAll(checkReference(inputs, "deployment", DeploymentType.TOKEN, existing));
        errors.addAll(checkReference(inputs, "authorizerId", RestApiTypes.AUTHORIZER, existing));
        if (errors.isEmpty() && token().equals(RestApiTypes.INTEGRATION_RESPONSE)) {
            errors.addAll(MethodResponseCheck.check(inputs, existing));
        }
        return errors;
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
        return ids.create(inputs, awsIds);
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds awsIds, Addresses addresses) {
        return outputs.create(id, inputs, before, awsIds, addresses);
    }
}
