package dev.gatehouse.local.cognito.signup;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.CheckedCall;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.SecretHash;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-up from the hosted pages. It calls the operations of the JSON API, with all their checks, and computes the secret
 * hash from the client's secret.
 */
public final class HostedUiSignUp {
    private final UserStore users;
    private final Operation signUp;
    private final Operation confirmSignUp;
    private final Operation resend;

    public HostedUiSignUp(UserStore users, SignUp signUp, ConfirmSignUp confirmSignUp, ResendConfirmationCode resend) {
        this.users = users;
        this.signUp = signUp;
        this.confirmSignUp = confirmSignUp;
        this.resend = resend;
    }

    public Optional<Refused> register(
            AppClient client, String username, Secret password, Map<String, String> attributes) {
        JsonObject request = request(client, username);
        request.addProperty("Password", password.reveal());
        JsonArray list = new JsonArray();
        attributes.forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            list.add(attribute);
        });
        request.add("UserAttributes", list);
        return refusal(signUp, request);
    }

    /** Confirms a user with the code from the email. */
    public Optional<Refused> confirm(AppClient client, String username, String code) {
        JsonObject request = request(client, username);
        request.addProperty("ConfirmationCode", code);
        return refusal(confirmSignUp, request);
    }

    /** Sends a new code. If the client hides existence, it simulates a delivery for an unknown user. */
    public Optional<Refused> resend(AppClient client, String username) {
        return refusal(resend, request(client, username));
    }

    /** The masked address that a code for the user is sent to, or seems to be sent to. */
    public String destination(UserPool pool, String username) {
        return CodeDelivery.masked(users.findByNameOrAlias(pool, username)
                .flatMap(user -> CodeDelivery.address(pool, user))
                .orElseGet(() -> CodeDelivery.simulatedAddress(username)));
    }

    private static JsonObject request(AppClient client, String username) {
        JsonObject request = new JsonObject();
        request.addProperty("ClientId", client.id());
        request.addProperty("Username", username);
        client.secret()
                .ifPresent(
                        secret -> request.addProperty("SecretHash", SecretHash.compute(secret, username, client.id())));
        return request;
    }

    private static Optional<Refused> refusal(Operation operation, JsonObject request) {
        return CheckedCall.answer(operation, request) instanceof Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }
}
