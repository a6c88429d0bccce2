package dev.gatehouse.cloud;

import java.util.List;
import java.util.Optional;

/**
 * What some calls of the AWS provider need.
 *
 * @param resource ARN with {@link DeliveryPolicy}'s blanks, or a star where AWS takes no other
 * @param reads whether they change nothing, and belong to previews as well
 * @param condition of the statement as JSON, with the same blanks
 * @param bounded whether they give a role rights, for which a permissions boundary may be wanted
 */
record Right(String resource, boolean reads, List<String> actions, Optional<String> condition, boolean bounded) {
    Right {
        actions = List.copyOf(actions);
    }

    static Right reads(String resource, String... actions) {
        return new Right(resource, true, List.of(actions), Optional.empty(), false);
    }

    static Right writes(String resource, String... actions) {
        return new Right(resource, false, List.of(actions), Optional.empty(), false);
    }

    Right when(String json) {
        return new Right(resource, reads, actions, Optional.of(json), bounded);
    }

    Right underTheBoundary() {
        return new Right(resource, reads, actions, condition, true);
    }
}
