package dev.gatehouse.ops;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a preview wrote into its plan file, as far as a deployment decides by it.
 *
 * @param replaced resources of any type that a new one takes the place of
 * @param lost resources that are deleted without a replacement, and that users, callers or their data hang on
 */
record DeploymentPlan(List<String> replaced, List<String> lost) {
    /** Users, the ids that front ends are built with, addresses, and data: no later deployment brings them back. */
    static final Set<String> IRREPLACEABLE = Set.of(
            "aws:cognito/userPool:UserPool",
            "aws:cognito/userPoolClient:UserPoolClient",
            "aws:cognito/userPoolDomain:UserPoolDomain",
            "aws:apigatewayv2/api:Api",
            "aws:apigatewayv2/domainName:DomainName",
            "aws:apigateway/restApi:RestApi",
            "aws:apigateway/domainName:DomainName",
            "aws:dynamodb/table:Table");

    DeploymentPlan {
        replaced = List.copyOf(replaced);
        lost = List.copyOf(lost);
    }

    /**
     * Reads the file of {@code pulumi preview --save-plan}.
     *
     * @throws IOException when the file is not there, or does not hold a plan
     */
    static DeploymentPlan read(Path file) throws IOException {
        try {
            return of(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (RuntimeException e) {
            throw new IOException(
                    "the plan file holds no resourcePlans with their steps, as Pulumi 3.259.0 writes them", e);
        }
    }

    private static DeploymentPlan of(JsonObject plan) {
        List<String> replaced = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        JsonObject resources = plan.getAsJsonObject("resourcePlans");
        for (String urn : resources.keySet()) {
            List<String> steps = new ArrayList<>();
            for (JsonElement step : resources.getAsJsonObject(urn).getAsJsonArray("steps")) {
                steps.add(step.getAsString());
            }
            // create-replacement, replace, delete-replaced and their like.
            if (steps.stream().anyMatch(step -> step.contains("replace"))) {
                replaced.add(named(urn));
            } else if (steps.contains("delete") && IRREPLACEABLE.contains(type(urn))) {
                lost.add(named(urn));
            }
        }
        return new DeploymentPlan(replaced, lost);
    }

    /** DOC "Resource names": {@code urn:pulumi:stack::project::parentType$type::name}; the name may hold colons. */
    private static String type(String urn) {
        String types = urn.split("::", 4)[2];
        return types.substring(types.lastIndexOf('$') + 1);
    }

    private static String named(String urn) {
        return type(urn) + " " + urn.split("::", 4)[3];
    }
}
