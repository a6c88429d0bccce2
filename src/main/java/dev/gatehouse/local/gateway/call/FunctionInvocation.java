package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls the function behind a route or a method, if it is there and lets this API call it. */
public final class FunctionInvocation {
    /** DOC "Lambda quotas": 6 MB for a synchronous call. */
    private static final int EVENT_LIMIT = 6 * 1024 * 1024;

    /** Why there is no reply; each kind of API has an answer of its own for it. */
    public enum Fault {
        /** It is not declared, or its policy does not let the API in. */
        OUT_OF_REACH,
        TOO_LARGE,
        TIMEOUT,
        /** It was not called, because too many calls of it are being answered. */
        THROTTLED,
        FAILED
    }

    /** What came of it. */
    public sealed interface Outcome {
        record Replied(byte[] payload) implements Outcome {}

        public record Refused(Fault fault, String reason) implements Outcome {}
    }

    /**
     * Where the call comes from and goes to.
     *
     * @param routeKey {@code GET /resources/{id}}
     */
    public record Target(String functionArn, Duration timeout, String apiId, String stage, String routeKey) {}

    private final FunctionInvoker functions;

    public FunctionInvocation(FunctionInvoker functions) {
        this.functions = functions;
    }

    public Outcome call(Target target, String method, Declared declared, Supplier<byte[]> makeEvent) {
        LambdaFunction function = declared.functions().get(target.functionArn());
        if (function == null) {
            return new Outcome.Refused(
                    Fault.OUT_OF_REACH,
                    "integration: the function " + target.functionArn() + " is not declared: declare it");
        }
        Optional<String> missing =
                InvokePermissionCheck.missing(function, target.apiId(), target.stage(), target.routeKey(), method);
        if (missing.isPresent()) {
            return new Outcome.Refused(Fault.OUT_OF_REACH, missing.get());
        }
        byte[] event = makeEvent.get();
        if (event.length > EVENT_LIMIT) {
            return new Outcome.Refused(
                    Fault.TOO_LARGE,
                    "event: a function takes at most 6 MB, this event has " + event.length
                            + " bytes (a binary body grows by a third): send less");
        }
        return outcome(functions.invoke(target.functionArn(), event, target.timeout()));
    }

    private static Outcome outcome(Invocation invocation) {
        if (invocation instanceof Invocation.Unanswered unanswered) {
            return new Outcome.Refused(
                    Fault.TIMEOUT,
                    "timeout: the function had not answered after the integration's "
                            + unanswered.timeout().toMillis()
                            + " ms: make it faster, or raise the timeout (30 s at most)");
        }
        if (invocation instanceof Invocation.Throttled throttled) {
            return new Outcome.Refused(Fault.THROTTLED, "function: " + throttled.reason());
        }
        return invocation instanceof Invocation.Returned returned
                ? new Outcome.Replied(returned.payload())
                : new Outcome.Refused(Fault.FAILED, reason(invocation));
    }

    private static String reason(Invocation invocation) {
        if (invocation instanceof Invocation.Failed failed) {
            // The message is the function's own and may hold anything: it stays in the function's log.
            return "function: it failed with " + LogValue.of(failed.errorType()) + ": see the function's log";
        }
        if (invocation instanceof Invocation.TimedOut timedOut) {
            return "function: its own timeout of " + timedOut.limit().toMillis()
                    + " ms passed and it was stopped: make it faster, or raise the timeout";
        }
        return invocation instanceof Invocation.Unavailable unavailable
                ? "function: " + unavailable.reason()
                : "function: it ended without an answer";
    }
}
