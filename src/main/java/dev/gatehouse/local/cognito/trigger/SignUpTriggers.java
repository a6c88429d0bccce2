package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the pool's functions when somebody signs up. DOC "Pre sign-up Lambda trigger" and "Post confirmation Lambda
 * trigger".
 */
public final class SignUpTriggers {
    private static final String BEFORE = "PreSignUp";
    private static final String AFTER = "PostConfirmation";

    private final TriggerInvoker triggers;

    public SignUpTriggers(TriggerInvoker triggers) {
        this.triggers = triggers;
    }

    /** What the function says of who signs up. */
    public sealed interface PreSignUpResult {
        /** @param verify whether the e-mail address counts as the user's without a code */
        record Allowed(boolean confirm, boolean verify) implements PreSignUpResult {}

        record Denied(Refused refused) implements PreSignUpResult {}
    }

    /** Members of the call that are meant for the function. */
    public record RequestData(Map<String, String> validationData, Map<String, String> clientMetadata) {}

    /**
     * Who adds or confirms a user.
     *
     * @param triggerSource the trigger source of the pre sign-up event
     */
    public record Caller(UserPool pool, String clientId, String triggerSource) {
        public static Caller app(CallingClient caller) {
            return new Caller(caller.pool(), caller.client().id(), "PreSignUp_SignUp");
        }

        /** Who came back from an identity provider for the first time. DOC "Pre sign-up Lambda trigger". */
        public static Caller provider(UserPool pool, AppClient client) {
            return new Caller(pool, client.id(), "PreSignUp_ExternalProvider");
        }

        /** The id that stands where there is no client: OBS, in events shown in public issues. */
        public static Caller administrator(UserPool pool) {
            return new Caller(pool, "CLIENT_ID_NOT_APPLICABLE", "PreSignUp_AdminCreateUser");
        }
    }

    public PreSignUpResult preSignUp(Caller asker, String username, Map<String, String> attributes, RequestData sent) {
        Optional<String> function = asker.pool().triggers().preSignUp();
        if (function.isEmpty()) {
            return new PreSignUpResult.Allowed(false, false);
        }
        JsonObject request = new JsonObject();
        request.add("userAttributes", TriggerEvent.texts(attributes));
        request.add(
                "validationData",
                sent.validationData().isEmpty() ? JsonNull.INSTANCE : TriggerEvent.texts(sent.validationData()));
        metadata(request, sent.clientMetadata());
        JsonObject response = new JsonObject();
        response.addProperty("autoConfirmUser", false);
        response.addProperty("autoVerifyEmail", false);
        response.addProperty("autoVerifyPhone", false);
        TriggerInvoker.Outcome outcome = triggers.call(
                asker.pool(),
                function.get(),
                TriggerEvent.of(
                        BEFORE,
                        "1",
                        asker.triggerSource(),
                        asker.pool().id(),
                        asker.clientId(),
                        username,
                        request,
                        response));
        if (outcome instanceof TriggerFailure refusal) {
            return new PreSignUpResult.Denied(refusal.toRefused());
        }
        JsonObject answer = ((TriggerInvoker.Answered) outcome).response();
        Optional<Boolean> confirm = flag(answer, "autoConfirmUser");
        Optional<Boolean> verify = flag(answer, "autoVerifyEmail");
        if (confirm.isEmpty() || verify.isEmpty()) {
            return new PreSignUpResult.Denied(
                    TriggerInvoker.invalidResponse(BEFORE, "autoConfirmUser and autoVerifyEmail must be flags")
                            .toRefused());
        }
        return new PreSignUpResult.Allowed(confirm.get(), verify.get());
    }

    /** Why the caller is told of a failure; the user is confirmed all the same (OBS, in public issues). */
    public Optional<Refused> postConfirmation(Caller asker, User user, Map<String, String> clientMetadata) {
        Optional<String> function = asker.pool().triggers().postConfirmation();
        if (function.isEmpty()) {
            return Optional.empty();
        }
        JsonObject request = new JsonObject();
        request.add("userAttributes", TriggerEvent.attributes(user));
        metadata(request, clientMetadata);
        TriggerInvoker.Outcome outcome = triggers.call(
                asker.pool(),
                function.get(),
                TriggerEvent.of(
                        AFTER,
                        "1",
                        "PostConfirmation_ConfirmSignUp",
                        asker.pool().id(),
                        asker.clientId(),
                        user.username(),
                        request,
                        new JsonObject()));
        return outcome instanceof TriggerFailure refusal ? Optional.of(refusal.toRefused()) : Optional.empty();
    }

    private static void metadata(JsonObject request, Map<String, String> clientMetadata) {
        if (!clientMetadata.isEmpty()) {
            request.add("clientMetadata", TriggerEvent.texts(clientMetadata));
        }
    }

    /** False when it is not there; empty when it is no flag. */
    private static Optional<Boolean> flag(JsonObject response, String name) {
        JsonElement value = response.get(name);
        if (value == null || value.isJsonNull()) {
            return Optional.of(false);
        }
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()
                ? Optional.of(value.getAsBoolean())
                : Optional.empty();
    }
}
