package dev.gatehouse.local.cognito.code;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.user.EmailAddress;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** Where a code goes. To an attribute that the pool verifies (API reference, AutoVerifiedAttributes). */
public final class CodeDelivery {
    private CodeDelivery() {}

    /** The address that gets the code; none when the pool verifies no e-mail or the user has none. */
    public static Optional<String> address(UserPool pool, User user) {
        return pool.autoVerified().contains("email")
                ? Optional.ofNullable(user.attributes().get("email"))
                : Optional.empty();
    }

    /** Where a code for a name without an address would have gone. */
    public static String simulated(String typed) {
        return EmailAddress.isValid(typed) ? typed : typed + "@example.com";
    }

    /** As AWS shows an address to who need not know it; the exact form is assumed. */
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
