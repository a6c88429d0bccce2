package dev.gatehouse.cloud.resource;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;

/** IAM policy documents (IAM JSON policy reference). */
public final class IamPolicy {
    private IamPolicy() {}

    public static JsonObject document(Collection<JsonObject> statements) {
        return JsonText.object("Version", "2012-10-17", "Statement", statements);
    }

    public static String json(Collection<JsonObject> statements) {
        return JsonText.text(document(statements));
    }

    public static JsonObject allow(Collection<String> actions, String resource) {
        return JsonText.object("Effect", "Allow", "Action", actions, "Resource", resource);
    }

    public static JsonObject allow(Collection<String> actions, String resource, JsonObject condition) {
        JsonObject statement = allow(actions, resource);
        statement.add("Condition", condition);
        return statement;
    }

    /** @param value a string or a list of strings */
    public static JsonObject condition(String operator, String key, Object value) {
        return JsonText.object(operator, JsonText.object(key, value));
    }

    /** The trust policy of a role that an AWS service assumes. */
    public static String trustPolicy(String service) {
        return json(List.of(JsonText.object(
                "Effect", "Allow", "Principal", JsonText.object("Service", service), "Action", "sts:AssumeRole")));
    }
}
