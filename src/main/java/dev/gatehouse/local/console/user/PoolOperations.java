package dev.gatehouse.local.console.user;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.JsonApi;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** Calls operations of the cognito-idp API on one user pool, as an administrator. */
final class PoolOperations {
    private final JsonApi api;
    private final UserPool pool;

    PoolOperations(JsonApi api, UserPool pool) {
        this.api = api;
        this.pool = pool;
    }

    /** Starts the input of an operation on a user. */
    static JsonObject user(String username) {
        JsonObject input = new JsonObject();
        input.addProperty("Username", username);
        return input;
    }

    ApiAnswer call(String operation, JsonObject input) {
        input.addProperty("UserPoolId", pool.id());
        return api.call(operation, input);
    }

    /** Calls an operation and returns why it was refused; empty if it was done. */
    Optional<String> refusal(String operation, JsonObject input) {
        return refusal(operation, call(operation, input));
    }

    /** The exception and message of AWS, and the reason that the log of the local cloud shows. */
    static Optional<String> refusal(String operation, ApiAnswer answer) {
        if (!(answer instanceof ApiAnswer.Refused refused)) {
            return Optional.empty();
        }
        String reason = refused.reason().isEmpty() || refused.reason().equals(refused.message())
                ? ""
                : " (" + refused.reason() + ")";
        return Optional.of(operation + " was refused. " + refused.type() + ": " + refused.message() + reason);
    }
}
