package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.apigateway.Deployment}: remembers its API as it is at the moment it is made, and never looks again. What
 * Pulumi deletes after making it is therefore still served, as on AWS.
 */
public final class RestDeploymentType extends ResourceType {
    public static final String TOKEN = "aws:apigateway/deployment:Deployment";

    private static final String SNAPSHOT = "snapshot";

    public RestDeploymentType() {
        super(TOKEN, Set.of("restApi", "triggers", "variables"));
    }

    @Override
    List<String> required() {
        return List.of("restApi");
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>(mustExist(inputs, "restApi", RestTypes.API, existing));
        inputs.text("restApi").filter(api -> findings.isEmpty()).ifPresent(api -> {
            List<Resource> methods = existing.all(RestTypes.METHOD, "restApi", api);
            // OBS (issue reports of infrastructure tools): both wordings.
            if (methods.isEmpty()) {
                findings.add(new Finding("restApi", "BadRequestException: The REST API doesn't contain any methods"));
            } else if (methods.stream()
                    .anyMatch(
                            method -> RestSnapshot.integration(method, existing).isEmpty())) {
                findings.add(new Finding(
                        "restApi",
                        "BadRequestException: No integration defined for method: let the deployment depend on the"
                                + " integrations"));
            }
        });
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.restPart();
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return before.has(SNAPSHOT) ? Map.of(SNAPSHOT, before.section(SNAPSHOT).values()) : Map.of();
    }

    @Override
    public Map<String, Object> remembered(Properties inputs, Resources existing) {
        return Map.of(
                SNAPSHOT, RestSnapshot.of(inputs.required("restApi"), existing).values());
    }

    @Override
    public Set<String> internal() {
        return Set.of(SNAPSHOT);
    }

    public static RestSnapshot snapshot(Resource deployment) {
        return new RestSnapshot(deployment.outputs().section(SNAPSHOT));
    }
}
