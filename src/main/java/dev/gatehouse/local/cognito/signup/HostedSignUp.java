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
 * Sign-up from the hosted pages: the operations of the JSON API, with all their checks, asked by this server itself,
 * which knows the client's secret.
 */
public final class HostedSignUp {
    private final UserStore users;
    private final Operation signUp;
    private final Operation confirmSignUp;
    private final Operation resend;

    public HostedSignUp(UserStore users, SignUp signUp, ConfirmSignUp confirmSignUp, ResendConfirmationCode resend) {
        this.users = users;
        this.signUp = signUp;
        this.confirmSignUp = confirmSignUp;
        this.resend = resend;
    }

    /** Adds a user. */
    public Optional<Refused> register(AppClient client, String typed, Secret password, Map<String, String> attributes) {
        JsonObject call = call(client, typed);
        call.addProperty("Password", password.reveal());
        JsonArray list = new JsonArray();
        attributes.forEach((name, value) -> {
            JsonObject attribute = new JsonObject();
            attribute.addProperty("Name", name);
            attribute.addProperty("Value", value);
            list.add(attribute);
        });
        call.add("UserAttributes", list);
        return refusal(signUp, call);
    }

    /** Confirms a user by the code that was mailed. */
    public Optional<Refused> confirm(AppClient client, String typed, String code) {
        JsonObject call = call(client, typed);
        call.addProperty("ConfirmationCode", code);
        return refusal(confirmSignUp, call);
    }

    /** Mails a new code; where existence is hidden, to who is not there it only seems so. */
    public Optional<Refused> resend(AppClient client, String typed) {
        return refusal(resend, call(client, typed));
    }

    /** Where a code for that name goes, or seems to go, as it may be shown. */
    public String destination(UserPool pool, String typed) {
        return CodeDelivery.masked(users.findByNameOrAlias(pool, typed)
                .flatMap(user -> CodeDelivery.address(pool, user))
                .orElseGet(() -> CodeDelivery.simulated(typed)));
    }

    private static JsonObject call(AppClient client, String typed) {
        JsonObject call = new JsonObject();
        call.addProperty("ClientId", client.id());
        call.addProperty("Username", typed);
        client.secret()
                .ifPresent(secret -> call.addProperty("SecretHash", SecretHash.compute(secret, typed, client.id())));
        return call;
    }

    private static Optional<Refused> refusal(Operation operation, JsonObject call) {
        return CheckedCall.answer(operation, call) instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }
}
