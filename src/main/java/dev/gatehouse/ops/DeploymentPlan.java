package dev.gatehouse.ops;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.settings.pool.SchemaChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a preview wrote into its plan file, as far as a deployment decides by it.
 *
 * @param replaced resources of any type that a new one takes the place of
 * @param lost resources that are deleted without a replacement, and that users, callers or their data hang on
 * @param schemas by URN, the attributes that a user pool gets whose attributes change in place; empty where it gets none
 */
record DeploymentPlan(List<String> replaced, List<String> lost, Map<String, List<?>> schemas) {
    private static final String USER_POOL = "aws:cognito/userPool:UserPool";
    private static final String SCHEMAS = "schemas";

    /** Users, the ids that front ends are built with, addresses, and data: no later deployment brings them back. */
    static final Set<String> IRREPLACEABLE = Set.of(
            USER_POOL,
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
        schemas = Map.copyOf(schemas);
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
        Map<String, List<?>> schemas = new LinkedHashMap<>();
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
            } else if (steps.contains("update") && type(urn).equals(USER_POOL)) {
                newSchemas(resources.getAsJsonObject(urn)).ifPresent(next -> schemas.put(urn, next));
            }
        }
        return new DeploymentPlan(replaced, lost, schemas);
    }

    /** The plan holds what changes of the inputs, key by key (Pulumi's apitype, {@code PlanDiffV1}). */
    private static Optional<List<?>> newSchemas(JsonObject resource) {
        if (!(resource.get("goal") instanceof JsonObject goal && goal.get("inputDiff") instanceof JsonObject diff)) {
            return Optional.empty();
        }
        for (String kind : List.of("adds", "updates")) {
            if (diff.get(kind) instanceof JsonObject changed && changed.get(SCHEMAS) instanceof JsonArray next) {
                return Optional.of(plain(next));
            }
        }
        boolean removed = diff.get("deletes") instanceof JsonArray keys && keys.contains(new JsonPrimitive(SCHEMAS));
        return removed ? Optional.of(List.of()) : Optional.empty();
    }

    /**
     * What AWS would refuse in the middle of the update: Cognito cannot change, remove or require an attribute of a user
     * pool that exists.
     *
     * @param state what {@code pulumi stack export} prints
     * @return one text for each attribute, with the resource first; empty when AWS makes every change
     */
    List<String> schemaRefusals(String state) {
        List<String> refusals = new ArrayList<>();
        if (schemas.isEmpty()) {
            return refusals;
        }
        JsonObject deployment = JsonParser.parseString(state).getAsJsonObject().getAsJsonObject("deployment");
        for (JsonElement each : deployment.getAsJsonArray("resources")) {
            JsonObject resource = each.getAsJsonObject();
            String urn = resource.get("urn").getAsString();
            List<?> next = schemas.get(urn);
            if (next != null && resource.get("inputs") instanceof JsonObject inputs) {
                List<?> before = inputs.get(SCHEMAS) instanceof JsonArray old ? plain(old) : List.of();
                SchemaChanges.rejectedChanges(before, next).forEach(refusal -> refusals.add(named(urn) + ": " + refusal));
            }
        }
        return refusals;
    }

    private static List<?> plain(JsonArray array) {
        return new Gson().fromJson(array, List.class);
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
