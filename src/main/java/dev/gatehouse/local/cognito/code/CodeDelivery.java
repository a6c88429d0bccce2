package dev.gatehouse.local.cognito.code;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.user.EmailAddress;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** Where Cognito sends a code: to an attribute that the pool verifies. API reference, AutoVerifiedAttributes. */
public final class CodeDelivery {
    private CodeDelivery() {}

    /** The address for a code. Empty if the pool does not verify email addresses or the user has none. */
    public static Optional<String> address(UserPool pool, User user) {
        return pool.autoVerified().contains("email")
                ? Optional.ofNullable(user.attributes().get("email"))
                : Optional.empty();
    }

    /** The address that is shown for a name without an address. No code is sent to it. */
    public static String simulatedAddress(String name) {
        return EmailAddress.isValid(name) ? name : name + "@example.com";
    }

    /** Masks an address as AWS does. The exact form is assumed. */
    public static String masked(String email) {
        int at = email.lastIndexOf('@');
        return email.charAt(0) + "***@" + email.substring(at + 1, Math.min(at + 2, email.length())) + "***";
    }

    public static ApiAnswer answer(String email) {
        JsonObject body = new JsonObject();
        body.add("CodeDeliveryDetails", details(email));
        return new ApiAnswer.Done(body);
    }

    public static JsonObject details(String email) {
        JsonObject details = new JsonObject();
        details.addProperty("AttributeName", "email");
        details.addProperty("DeliveryMedium", "EMAIL");
        details.addProperty("Destination", masked(email));
        return details;
    }
}
