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
 * Invokes the functions of a pool and waits for their responses. DOC "Customizing user pool workflows with Lambda
 * triggers". Texts OBS, in public issues and client code, unless marked otherwise.
 */
public final class TriggerInvoker {
    /** DOC, same page: a function must respond within 5 seconds. CHOICE: one attempt; AWS can try again twice. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final String PRINCIPAL = "cognito-idp.amazonaws.com";

    private final LocalCloud cloud;
    private final FunctionInvoker functions;
    private final Duration timeout;

    /** The result of an invocation. */
    sealed interface Outcome permits Answered, TriggerFailure {}

    /** @param response the response member of the event that the function returned */
    record Answered(JsonObject response) implements Outcome {}

    /** @param timeout the time in which a function must respond */
    public TriggerInvoker(LocalCloud cloud, FunctionInvoker functions, Duration timeout) {
        this.cloud = cloud;
        this.functions = functions;
        this.timeout = timeout;
    }

    /** @param arn the ARN of the function, as the pool names it */
    Outcome invoke(UserPool pool, String arn, TriggerEvent event) {
        Optional<LambdaFunction> function =
                Optional.ofNullable(cloud.declared().functions().get(arn));
        if (function.isPresent() && !function.get().allows(PRINCIPAL, pool.arn())) {
            return unexpected(
                    event,
                    "AccessDeniedException",
                    "function " + function.get().name() + " does not allow " + PRINCIPAL + " to invoke it for "
                            + pool.arn() + ": declare a lambda Permission whose sourceArn matches");
        }
        Invocation invocation;
        try {
            invocation = functions.invoke(arn, event.json().toString().getBytes(StandardCharsets.UTF_8), timeout);
        } catch (RuntimeException e) {
            return unexpected(event, "InternalServerException", "internal error: " + e);
        }
        return outcome(event, invocation);
    }

    private static Outcome outcome(TriggerEvent event, Invocation invocation) {
        if (invocation instanceof Invocation.Returned returned) {
            return parse(event, returned.payload());
        }
        if (invocation instanceof Invocation.Failed failed) {
            // Cognito adds the full stop itself.
            return failed(event, failed.message(), "threw " + LogText.of(failed.errorType()) + ": see its log");
        }
        if (invocation instanceof Invocation.TimedOut timedOut) {
            String text = "Task timed out after %.2f seconds"
                    .formatted(timedOut.limit().toMillis() / 1000.0);
            return failed(event, text, "exceeded its own timeout");
        }
        if (invocation instanceof Invocation.Unanswered unanswered) {
            return new TriggerFailure(
                    "UnexpectedLambdaException",
                    "Socket timeout while invoking Lambda function",
                    event.triggerName() + ": the function did not respond within "
                            + unanswered.timeout().toMillis() + " ms");
        }
        if (invocation instanceof Invocation.Throttled throttled) {
            return unexpected(event, "TooManyRequestsException", throttled.reason());
        }
        return unexpected(
                event,
                "ResourceNotFoundException",
                invocation instanceof Invocation.Unavailable unavailable ? unavailable.reason() : "no response");
    }

    private static TriggerFailure failed(TriggerEvent event, String error, String reason) {
        return new TriggerFailure(
                "UserLambdaValidationException",
                event.triggerName() + " failed with error " + error + ".",
                event.triggerName() + ": the function " + reason);
    }

    private static TriggerFailure unexpected(TriggerEvent event, String error, String reason) {
        return new TriggerFailure(
                "UnexpectedLambdaException",
                event.triggerName() + " invocation failed due to error " + error + ".",
                event.triggerName() + ": " + reason);
    }

    /** OBS: a response without the members that identify the event is invalid too. */
    private static Outcome parse(TriggerEvent event, byte[] payload) {
        try {
            JsonObject answer = JsonParser.parseString(new String(payload, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            if (answer.get("response") instanceof JsonObject response && event.isEchoedBy(answer)) {
                return new Answered(response);
            }
        } catch (JsonParseException | IllegalStateException e) {
            return invalidResponse(event.triggerName(), "its response is not a JSON object");
        }
        return invalidResponse(event.triggerName(), "it must return the event that it received, with a response");
    }

    static TriggerFailure invalidResponse(String triggerName, String reason) {
        return new TriggerFailure(
                "InvalidLambdaResponseException", "Unrecognizable lambda output", triggerName + ": " + reason);
    }
}
