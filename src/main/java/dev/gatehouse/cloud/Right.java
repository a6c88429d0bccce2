package dev.gatehouse.cloud;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What some calls of the AWS provider need.
 *
 * @param resource ARN with {@link DeliveryPolicy}'s blanks, or a star where AWS takes no other
 * @param reads whether they change nothing, and belong to previews as well
 * @param condition of the statement, with the same blanks
 * @param bounded whether they give a role rights, for which a permissions boundary may be wanted
 */
record Right(String resource, boolean reads, List<String> actions, Optional<JsonObject> condition, boolean bounded) {
    Right {
        actions = List.copyOf(actions);
    }

    static Right reads(String resource, String... actions) {
        return new Right(resource, true, List.of(actions), Optional.empty(), false);
    }

    static Right writes(String resource, String... actions) {
        return new Right(resource, false, List.of(actions), Optional.empty(), false);
    }

    Right when(String operator, String key, String value) {
        return new Right(resource, reads, actions, Optional.of(IamPolicy.condition(operator, key, value)), bounded);
    }

    Right underTheBoundary() {
        return new Right(resource, reads, actions, condition, true);
    }
}
