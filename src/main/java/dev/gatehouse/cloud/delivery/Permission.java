package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.IamPolicy;
import java.util.List;
import java.util.Optional;

/**
 * IAM actions on a resource.
 *
 * @param resource ARN with the placeholders of {@link DeliveryPolicy}, or {@code *} if AWS supports nothing else
 * @param reads whether the actions only read, so that previews need them too
 * @param condition of the policy statement, with the same placeholders
 * @param requiresBoundary whether the actions add permissions to a role, which must then have the permissions boundary
 */
record Permission(
        String resource,
        boolean reads,
        List<String> actions,
        Optional<JsonObject> condition,
        boolean requiresBoundary) {
    Permission {
        actions = List.copyOf(actions);
    }

    static Permission reads(String resource, String... actions) {
        return new Permission(resource, true, List.of(actions), Optional.empty(), false);
    }

    static Permission writes(String resource, String... actions) {
        return new Permission(resource, false, List.of(actions), Optional.empty(), false);
    }

    Permission when(String operator, String key, String value) {
        return new Permission(
                resource, reads, actions, Optional.of(IamPolicy.condition(operator, key, value)), requiresBoundary);
    }

    Permission requireBoundary() {
        return new Permission(resource, reads, actions, condition, true);
    }
}
