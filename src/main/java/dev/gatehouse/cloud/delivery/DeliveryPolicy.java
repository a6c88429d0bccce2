package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.cloud.function.FunctionPolicy;
import dev.gatehouse.cloud.resource.IamPolicy;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The IAM policies of the roles that deploy and preview a stack. */
final class DeliveryPolicy {
    /** Maximum size of a managed policy (DOC "IAM and AWS STS quotas"). */
    static final int MAX_POLICY_CHARACTERS = 6144;

    /**
     * The deploy role may add permissions only to roles with the permissions boundary (DOC "Permissions boundaries for
     * IAM entities").
     */
    private static final JsonObject BOUNDARY_CONDITION = IamPolicy.condition(
            "StringEquals", "iam:PermissionsBoundary", "arn:{partition}:iam::{account}:policy/boundary-{stack}");

    /**
     * The permissions boundary of the roles of a stack: the maximum permissions of its functions (DOC "Permissions
     * boundaries for IAM entities").
     */
    private static final JsonObject BOUNDARY = IamPolicy.document(List.of(
            IamPolicy.allow(
                    FunctionPolicy.LOG_ACTIONS,
                    "arn:{partition}:logs:{region}:{account}:log-group:/aws/lambda/{stack}-*:*"),
            IamPolicy.allow(FunctionPolicy.TRACE_ACTIONS, "*"),
            IamPolicy.allow(
                    FunctionPolicy.TABLE_ACTIONS, "arn:{partition}:dynamodb:{region}:{account}:table/{stack}-*"),
            IamPolicy.allow(
                    FunctionPolicy.KEY_ACTIONS,
                    "arn:{partition}:kms:{region}:{account}:key/*",
                    FunctionPolicy.viaDynamoDb())));

    private record StatementKey(String resource, Optional<JsonObject> condition) {}

    private DeliveryPolicy() {}

    /** @return policy documents within the size limit of AWS; each statement is in one document */
    static List<String> deploy(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, false);
    }

    /** Like {@link #deploy}, with read permissions only. */
    static List<String> preview(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, true);
    }

    /** @return the policy document of the permissions boundary */
    static String boundary(String prefix, Delivery delivery, Delivery.Stack stack) {
        return JsonText.text(fillPlaceholders(BOUNDARY, prefix, delivery, stack));
    }

    /** A copy with the placeholders in its strings replaced. The JSON library escapes the values. */
    private static JsonElement fillPlaceholders(
            JsonElement element, String prefix, Delivery delivery, Delivery.Stack stack) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.entrySet()
                    .forEach(each ->
                            copy.add(each.getKey(), fillPlaceholders(each.getValue(), prefix, delivery, stack)));
            return copy;
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(fillPlaceholders(each, prefix, delivery, stack)));
            return copy;
        }
        return new JsonPrimitive(element.getAsString()
                .replace("{partition}", stack.partition().id())
                .replace("{region}", stack.region())
                .replace("{account}", delivery.account())
                .replace("{stack}", prefix));
    }

    private static List<String> documents(String prefix, Delivery delivery, Delivery.Stack stack, boolean readOnly) {
        List<String> documents = new ArrayList<>();
        List<JsonObject> open = new ArrayList<>();
        for (JsonObject statement : statements(readOnly, stack.boundary())) {
            open.add(fillPlaceholders(statement, prefix, delivery, stack).getAsJsonObject());
            if (IamPolicy.json(open).length() > MAX_POLICY_CHARACTERS) {
                JsonObject last = open.remove(open.size() - 1);
                documents.add(IamPolicy.json(open));
                open.clear();
                open.add(last);
            }
        }
        documents.add(IamPolicy.json(open));
        return documents;
    }

    /** One statement for each resource and condition, with all its actions. */
    private static List<JsonObject> statements(boolean readOnly, boolean boundary) {
        Map<StatementKey, TreeSet<String>> actions = new LinkedHashMap<>();
        for (ResourcePermissions type : DeployPermissions.ALL) {
            type.permissions().stream()
                    .filter(permission -> permission.reads() || !readOnly)
                    .forEach(permission -> actions.computeIfAbsent(
                                    new StatementKey(
                                            permission.resource(),
                                            boundary && permission.requiresBoundary()
                                                    ? Optional.of(BOUNDARY_CONDITION)
                                                    : permission.condition()),
                                    unused -> new TreeSet<>())
                            .addAll(permission.actions()));
        }
        actions.values().removeIf(TreeSet::isEmpty);
        return actions.entrySet().stream()
                .map(entry -> {
                    JsonObject statement =
                            IamPolicy.allow(entry.getValue(), entry.getKey().resource());
                    entry.getKey().condition().ifPresent(condition -> statement.add("Condition", condition));
                    return statement;
                })
                .toList();
    }
}
