package dev.gatehouse.cloud.delivery;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.IamPolicy;
import java.util.List;
import java.util.Optional;

/**
 * What some calls of the AWS provider need.
 *
 * @param resource ARN with {@link DeliveryPolicy}'s blanks, or a star where AWS takes no other
 * @param reads whether they change nothing, and belong to previews as well
 * @param condition of the statement, with the same blanks
 * @param requiresBoundary whether they give a role rights, for which a permissions boundary may be wanted
 */
record Permission(
        String resource, boolean reads, List<String> actions, Optional<JsonObject> condition, boolean requiresBoundary) {
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
