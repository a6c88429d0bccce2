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

/** The policies of the roles that deploy one stack, and that preview it. */
final class DeliveryPolicy {
    /** DOC "IAM and AWS STS quotas": characters of a managed policy. */
    static final int LONGEST = 6144;

    /** DOC "Permissions boundaries for IAM entities": rights are given to roles that the boundary bounds, and to no other. */
    private static final JsonObject BOUNDED = IamPolicy.condition(
            "StringEquals", "iam:PermissionsBoundary", "arn:{partition}:iam::{account}:policy/boundary-{stack}");

    /**
     * What the roles of a stack can be given at most, whatever their own policies say: what its functions need of AWS. DOC,
     * same page.
     */
    private static final JsonObject BOUNDARY = IamPolicy.document(List.of(
            IamPolicy.allow(
                    FunctionPolicy.LOG, "arn:{partition}:logs:{region}:{account}:log-group:/aws/lambda/{stack}-*:*"),
            IamPolicy.allow(FunctionPolicy.TRACE, "*"),
            IamPolicy.allow(FunctionPolicy.USE_TABLE, "arn:{partition}:dynamodb:{region}:{account}:table/{stack}-*"),
            IamPolicy.allow(
                    FunctionPolicy.USE_KEY,
                    "arn:{partition}:kms:{region}:{account}:key/*",
                    FunctionPolicy.throughDynamoDb())));

    private record Where(String resource, Optional<JsonObject> condition) {}

    private DeliveryPolicy() {}

    /** @return policy documents, each short enough for AWS; a statement is never in two */
    static List<String> deploy(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, false);
    }

    /** As {@link #deploy}, of what changes nothing. */
    static List<String> preview(String prefix, Delivery delivery, Delivery.Stack stack) {
        return documents(prefix, delivery, stack, true);
    }

    /** @return the document of the boundary */
    static String boundary(String prefix, Delivery delivery, Delivery.Stack stack) {
        return JsonText.text(filled(BOUNDARY, prefix, delivery, stack));
    }

    /** The same JSON with the blanks in its texts filled: what fills them is escaped like any text. */
    private static JsonElement filled(JsonElement element, String prefix, Delivery delivery, Delivery.Stack stack) {
        if (element instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.entrySet()
                    .forEach(each -> copy.add(each.getKey(), filled(each.getValue(), prefix, delivery, stack)));
            return copy;
        }
        if (element instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(each -> copy.add(filled(each, prefix, delivery, stack)));
            return copy;
        }
        return new JsonPrimitive(element.getAsString()
                .replace("{partition}", stack.partition().id())
                .replace("{region}", stack.region())
                .replace("{account}", delivery.account())
                .replace("{stack}", prefix));
    }

    private static List<String> documents(String prefix, Delivery delivery, Delivery.Stack stack, boolean onlyReads) {
        List<String> documents = new ArrayList<>();
        List<JsonObject> open = new ArrayList<>();
        for (JsonObject statement : statements(onlyReads, stack.boundary())) {
            open.add(filled(statement, prefix, delivery, stack).getAsJsonObject());
            if (IamPolicy.json(open).length() > LONGEST) {
                JsonObject last = open.remove(open.size() - 1);
                documents.add(IamPolicy.json(open));
                open.clear();
                open.add(last);
            }
        }
        documents.add(IamPolicy.json(open));
        return documents;
    }

    /** One a place, with all that is done there. */
    private static List<JsonObject> statements(boolean onlyReads, boolean boundary) {
        Map<Where, TreeSet<String>> actions = new LinkedHashMap<>();
        for (ResourcePermissions needed : DeployPermissions.ALL) {
            needed.rights().stream()
                    .filter(right -> right.reads() || !onlyReads)
                    .forEach(right -> actions.computeIfAbsent(
                                    new Where(
                                            right.resource(),
                                            boundary && right.bounded() ? Optional.of(BOUNDED) : right.condition()),
                                    unused -> new TreeSet<>())
                            .addAll(right.actions()));
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
