package dev.gatehouse.local.cognito;

import com.google.gson.JsonObject;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** Where a code goes. To an attribute that the pool verifies (API reference, AutoVerifiedAttributes). */
final class CodeDelivery {
    private CodeDelivery() {}

    /** The address that gets the code; none when the pool verifies no e-mail or the user has none. */
    static Optional<String> address(UserPool pool, User user) {
        return pool.autoVerified().contains("email")
                ? Optional.ofNullable(user.attributes().get("email"))
                : Optional.empty();
    }

    /** Masked as AWS does; the exact form is assumed. */
    static JsonObject details(String email) {
        int at = email.lastIndexOf('@');
        String masked = email.charAt(0) + "***@" + email.substring(at + 1, Math.min(at + 2, email.length())) + "***";
        JsonObject details = new JsonObject();
        details.addProperty("AttributeName", "email");
        details.addProperty("DeliveryMedium", "EMAIL");
        details.addProperty("Destination", masked);
        return details;
    }
}
