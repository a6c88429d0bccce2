package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.apigateway.Deployment}: an immutable snapshot of the API. A method that Pulumi deletes after it creates the
 * deployment is therefore still served, as on AWS.
 */
public final class DeploymentType extends ResourceType {
    public static final String TOKEN = "aws:apigateway/deployment:Deployment";

    private static final String SNAPSHOT = "snapshot";

    public DeploymentType() {
        super(RestApiInputs.DEPLOYMENT, Set.of("restApi", "triggers", "variables"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("restApi");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>(checkReference(inputs, "restApi", RestApiTypes.API, existing));
        inputs.text("restApi").filter(api -> errors.isEmpty()).ifPresent(api -> {
            List<Resource> methods = existing.all(RestApiTypes.METHOD, "restApi", api);
            // OBS: both messages appear in issues of infrastructure tools.
            if (methods.isEmpty()) {
                errors.add(new ValidationError(
                        "restApi", "BadRequestException: The REST API doesn't contain any methods"));
            } else if (methods.stream()
                    .anyMatch(method ->
                            DeploymentSnapshot.integration(method, existing).isEmpty())) {
                errors.add(new ValidationError(
                        "restApi",
                        "BadRequestException: No integration defined for method: let the deployment depend on the"
                                + " integrations"));
            }
        });
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.restApiPartId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return before.has(SNAPSHOT) ? Map.of(SNAPSHOT, before.section(SNAPSHOT).values()) : Map.of();
    }

    @Override
    public Map<String, Object> outputsAtCreation(Properties inputs, Resources existing) {
        return Map.of(
                SNAPSHOT,
                DeploymentSnapshot.of(inputs.required("restApi"), existing).values());
    }

    @Override
    public Set<String> internalOutputs() {
        return Set.of(SNAPSHOT);
    }

    public static DeploymentSnapshot snapshot(Resource deployment) {
        return new DeploymentSnapshot(deployment.outputs().section(SNAPSHOT));
    }
}
