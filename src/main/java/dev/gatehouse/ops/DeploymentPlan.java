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
 * The parts of a preview's plan file that decide whether a deployment is allowed.
 *
 * @param replaced resources of any type that are replaced
 * @param deleted irreplaceable resources that are deleted without a replacement
 * @param schemas the new attributes of user pools whose attributes change, by URN
 */
record DeploymentPlan(List<String> replaced, List<String> deleted, Map<String, List<?>> schemas) {
    private static final String USER_POOL = "aws:cognito/userPool:UserPool";
    private static final String SCHEMAS = "schemas";

    /** Resources with users, data, or ids and host names that others use: a later deployment cannot restore them. */
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
        deleted = List.copyOf(deleted);
        schemas = Map.copyOf(schemas);
    }

    /**
     * Reads the file of {@code pulumi preview --save-plan}.
     *
     * @throws IOException if the file does not exist or does not contain a plan
     */
    static DeploymentPlan read(Path file) throws IOException {
        try {
            return of(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (RuntimeException e) {
            throw new IOException(
                    "the plan file does not contain resourcePlans with steps, as Pulumi 3.259.0 writes them", e);
        }
    }

    private static DeploymentPlan of(JsonObject plan) {
        List<String> replaced = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        Map<String, List<?>> schemas = new LinkedHashMap<>();
        JsonObject resources = plan.getAsJsonObject("resourcePlans");
        for (String urn : resources.keySet()) {
            List<String> steps = new ArrayList<>();
            for (JsonElement step : resources.getAsJsonObject(urn).getAsJsonArray("steps")) {
                steps.add(step.getAsString());
            }
            // create-replacement, replace, delete-replaced and so on.
            if (steps.stream().anyMatch(step -> step.contains("replace"))) {
                replaced.add(named(urn));
            } else if (steps.contains("delete") && IRREPLACEABLE.contains(type(urn))) {
                deleted.add(named(urn));
            } else if (steps.contains("update") && type(urn).equals(USER_POOL)) {
                newSchemas(resources.getAsJsonObject(urn)).ifPresent(next -> schemas.put(urn, next));
            }
        }
        return new DeploymentPlan(replaced, deleted, schemas);
    }

    /** The plan contains the changed inputs by key (Pulumi's apitype, {@code PlanDiffV1}). */
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
     * Finds changes that AWS would reject during the update: Cognito cannot change, remove or require an attribute of an
     * existing user pool.
     *
     * @param state the output of {@code pulumi stack export}
     * @return one text for each rejected change, with the resource first; empty if AWS accepts all changes
     */
    List<String> rejectedSchemaChanges(String state) {
        List<String> rejected = new ArrayList<>();
        if (schemas.isEmpty()) {
            return rejected;
        }
        JsonObject deployment = JsonParser.parseString(state).getAsJsonObject().getAsJsonObject("deployment");
        for (JsonElement each : deployment.getAsJsonArray("resources")) {
            JsonObject resource = each.getAsJsonObject();
            String urn = resource.get("urn").getAsString();
            List<?> next = schemas.get(urn);
            if (next != null && resource.get("inputs") instanceof JsonObject inputs) {
                List<?> before = inputs.get(SCHEMAS) instanceof JsonArray old ? plain(old) : List.of();
                SchemaChanges.rejectedChanges(before, next).forEach(change -> rejected.add(named(urn) + ": " + change));
            }
        }
        return rejected;
    }

    private static List<?> plain(JsonArray array) {
        return new Gson().fromJson(array, List.class);
    }

    /** DOC "Resource names": {@code urn:pulumi:stack::project::parentType$type::name}; the name may contain colons. */
    private static String type(String urn) {
        String types = urn.split("::", 4)[2];
        return types.substring(types.lastIndexOf('$') + 1);
    }

    private static String named(String urn) {
        return type(urn) + " " + urn.split("::", 4)[3];
    }
}
