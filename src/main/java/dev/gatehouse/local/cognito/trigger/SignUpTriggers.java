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
 * Invokes the pool's functions at a sign-up. DOC "Pre sign-up Lambda trigger" and "Post confirmation Lambda trigger".
 */
public final class SignUpTriggers {
    private static final String PRE_SIGN_UP = "PreSignUp";
    private static final String POST_CONFIRMATION = "PostConfirmation";

    private final TriggerInvoker triggers;

    public SignUpTriggers(TriggerInvoker triggers) {
        this.triggers = triggers;
    }

    /** The decision of the pre sign-up function. */
    public sealed interface PreSignUpResult {
        /**
         * @param confirm whether the user is confirmed without a code
         * @param verify whether the e-mail address is verified without a code
         */
        record Allowed(boolean confirm, boolean verify) implements PreSignUpResult {}

        record Denied(Refused refused) implements PreSignUpResult {}
    }

    /** The members of a request that are passed to the function. */
    public record RequestData(Map<String, String> validationData, Map<String, String> clientMetadata) {}

    /**
     * The caller that adds or confirms a user.
     *
     * @param triggerSource the trigger source of the pre sign-up event
     */
    public record Caller(UserPool pool, String clientId, String triggerSource) {
        public static Caller app(CallingClient caller) {
            return new Caller(caller.pool(), caller.client().id(), "PreSignUp_SignUp");
        }

        /** The first sign-in with an identity provider. DOC "Pre sign-up Lambda trigger". */
        public static Caller provider(UserPool pool, AppClient client) {
            return new Caller(pool, client.id(), "PreSignUp_ExternalProvider");
        }

        /** OBS, in events shown in public issues: the client id of a request without a client. */
        public static Caller administrator(UserPool pool) {
            return new Caller(pool, "CLIENT_ID_NOT_APPLICABLE", "PreSignUp_AdminCreateUser");
        }
    }

    public PreSignUpResult preSignUp(Caller caller, String username, Map<String, String> attributes, RequestData data) {
        Optional<String> function = caller.pool().triggers().preSignUp();
        if (function.isEmpty()) {
            return new PreSignUpResult.Allowed(false, false);
        }
        JsonObject request = new JsonObject();
        request.add("userAttributes", TriggerEvent.texts(attributes));
        request.add(
                "validationData",
                data.validationData().isEmpty() ? JsonNull.INSTANCE : TriggerEvent.texts(data.validationData()));
        addClientMetadata(request, data.clientMetadata());
        JsonObject response = new JsonObject();
        response.addProperty("autoConfirmUser", false);
        response.addProperty("autoVerifyEmail", false);
        response.addProperty("autoVerifyPhone", false);
        TriggerInvoker.Outcome outcome = triggers.invoke(
                caller.pool(),
                function.get(),
                TriggerEvent.of(
                        PRE_SIGN_UP,
                        "1",
                        caller.triggerSource(),
                        caller.pool().id(),
                        caller.clientId(),
                        username,
                        request,
                        response));
        if (outcome instanceof TriggerFailure failure) {
            return new PreSignUpResult.Denied(failure.toRefused());
        }
        JsonObject returned = ((TriggerInvoker.Answered) outcome).response();
        Optional<Boolean> confirm = flag(returned, "autoConfirmUser");
        Optional<Boolean> verify = flag(returned, "autoVerifyEmail");
        if (confirm.isEmpty() || verify.isEmpty()) {
            return new PreSignUpResult.Denied(
                    TriggerInvoker.invalidResponse(PRE_SIGN_UP, "autoConfirmUser and autoVerifyEmail must be booleans")
                            .toRefused());
        }
        return new PreSignUpResult.Allowed(confirm.get(), verify.get());
    }

    /** Returns the error if the function fails. The user stays confirmed (OBS, in public issues). */
    public Optional<Refused> postConfirmation(Caller caller, User user, Map<String, String> clientMetadata) {
        Optional<String> function = caller.pool().triggers().postConfirmation();
        if (function.isEmpty()) {
            return Optional.empty();
        }
        JsonObject request = new JsonObject();
        request.add("userAttributes", TriggerEvent.attributes(user));
        addClientMetadata(request, clientMetadata);
        TriggerInvoker.Outcome outcome = triggers.invoke(
                caller.pool(),
                function.get(),
                TriggerEvent.of(
                        POST_CONFIRMATION,
                        "1",
                        "PostConfirmation_ConfirmSignUp",
                        caller.pool().id(),
                        caller.clientId(),
                        user.username(),
                        request,
                        new JsonObject()));
        return outcome instanceof TriggerFailure failure ? Optional.of(failure.toRefused()) : Optional.empty();
    }

    private static void addClientMetadata(JsonObject request, Map<String, String> clientMetadata) {
        if (!clientMetadata.isEmpty()) {
            request.add("clientMetadata", TriggerEvent.texts(clientMetadata));
        }
    }

    /** False if the member is absent; empty if it is not a boolean. */
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
