package dev.gatehouse.local.cognito.trigger;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls the functions that a pool names and waits for them. DOC "Customizing user pool workflows with Lambda triggers".
 * Texts OBS, in public issues and client code, where no other word is said.
 */
public final class TriggerInvoker {
    /** DOC, same page: a function must answer within 5 seconds. CHOICE: one attempt; AWS may repeat it twice. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String PRINCIPAL = "cognito-idp.amazonaws.com";

    private final LocalCloud cloud;
    private final FunctionInvoker functions;
    private final Duration limit;

    /** How a call ended. */
    sealed interface Outcome permits Answered, TriggerFailure {}

    /** @param response of the event, as the function left it */
    record Answered(JsonObject response) implements Outcome {}

    /** @param limit what a function is given to answer */
    public TriggerInvoker(LocalCloud cloud, FunctionInvoker functions, Duration limit) {
        this.cloud = cloud;
        this.functions = functions;
        this.limit = limit;
    }

    /** @param arn of the function, as the pool names it */
    Outcome call(UserPool pool, String arn, TriggerEvent event) {
        Optional<LambdaFunction> function =
                Optional.ofNullable(cloud.declared().functions().get(arn));
        if (function.isPresent() && !function.get().allows(PRINCIPAL, pool.arn())) {
            return unexpected(
                    event,
                    "AccessDeniedException",
                    "function " + function.get().name() + " must allow " + PRINCIPAL + " to call it for " + pool.arn()
                            + ": declare a lambda Permission whose sourceArn matches");
        }
        Invocation invocation;
        try {
            invocation = functions.invoke(arn, event.json().toString().getBytes(StandardCharsets.UTF_8), limit);
        } catch (RuntimeException e) {
            return unexpected(event, "InternalServerException", "defect: " + e);
        }
        return outcome(event, invocation);
    }

    private static Outcome outcome(TriggerEvent event, Invocation invocation) {
        if (invocation instanceof Invocation.Returned returned) {
            return answered(event, returned.payload());
        }
        if (invocation instanceof Invocation.Failed failed) {
            // Cognito adds the full stop itself.
            return refused(event, failed.message(), "threw " + LogText.of(failed.errorType()) + ": see its log");
        }
        if (invocation instanceof Invocation.TimedOut timedOut) {
            String text = "Task timed out after %.2f seconds"
                    .formatted(timedOut.limit().toMillis() / 1000.0);
            return refused(event, text, "ran into its own timeout");
        }
        if (invocation instanceof Invocation.Unanswered unanswered) {
            return new TriggerFailure(
                    "UnexpectedLambdaException",
                    "Socket timeout while invoking Lambda function",
                    event.moment() + ": the function had not answered after "
                            + unanswered.timeout().toMillis() + " ms");
        }
        if (invocation instanceof Invocation.Throttled throttled) {
            return unexpected(event, "TooManyRequestsException", throttled.reason());
        }
        return unexpected(
                event,
                "ResourceNotFoundException",
                invocation instanceof Invocation.Unavailable unavailable ? unavailable.reason() : "no answer");
    }

    private static TriggerFailure refused(TriggerEvent event, String words, String reason) {
        return new TriggerFailure(
                "UserLambdaValidationException",
                event.moment() + " failed with error " + words + ".",
                event.moment() + ": the function " + reason);
    }

    private static TriggerFailure unexpected(TriggerEvent event, String error, String reason) {
        return new TriggerFailure(
                "UnexpectedLambdaException",
                event.moment() + " invocation failed due to error " + error + ".",
                event.moment() + ": " + reason);
    }

    /** OBS: an answer that lost the event's own fields is not understood either. */
    private static Outcome answered(TriggerEvent event, byte[] payload) {
        try {
            JsonObject answer = JsonParser.parseString(new String(payload, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            if (answer.get("response") instanceof JsonObject response && event.isAnsweredBy(answer)) {
                return new Answered(response);
            }
        } catch (JsonParseException | IllegalStateException e) {
            return invalidResponse(event.moment(), "its answer is no JSON object");
        }
        return invalidResponse(event.moment(), "its answer must be the event as it came, with a response");
    }

    static TriggerFailure invalidResponse(String moment, String reason) {
        return new TriggerFailure(
                "InvalidLambdaResponseException", "Unrecognizable lambda output", moment + ": " + reason);
    }
}
