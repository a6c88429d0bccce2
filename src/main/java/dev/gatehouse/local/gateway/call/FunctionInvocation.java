package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Invokes the function of a route or method if it is declared and its resource-based policy allows this API. */
public final class FunctionInvocation {
    /** DOC "Lambda quotas": 6 MB for a synchronous call. */
    private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

    /** Why there is no response. Each kind of API maps these to its own status codes. */
    public enum Fault {
        /** The function is not declared, or its policy does not allow the API. */
        NOT_INVOCABLE,
        TOO_LARGE,
        TIMEOUT,
        /** The function was not invoked, because its concurrency limit is reached. */
        THROTTLED,
        FAILED
    }

    /** The result of an invocation. */
    public sealed interface Outcome {
        record Replied(byte[] payload) implements Outcome {}

        public record Refused(Fault fault, String reason) implements Outcome {}
    }

    /**
     * The function, and the route that invokes it.
     *
     * @param routeKey the route key, such as {@code GET /resources/{id}}
     */
    public record Target(String functionArn, Duration timeout, String apiId, String stage, String routeKey) {}

    private final FunctionInvoker functions;

    public FunctionInvocation(FunctionInvoker functions) {
        this.functions = functions;
    }

    /**
     * @param call its ID is passed to the log of the function
     * @param entry receives the event and the answer
     * @param createEvent called only if the function may be invoked
     */
    public Outcome invoke(
            Target target, GatewayCall call, Declared declared, AccessLogEntry entry, Supplier<byte[]> createEvent) {
        LambdaFunction function = declared.functions().get(target.functionArn());
        if (function == null) {
            return new Outcome.Refused(
                    Fault.NOT_INVOCABLE,
                    "integration: the function " + target.functionArn() + " must be declared, got none; declare it");
        }
        Optional<String> refusal = InvokePermissionCheck.refusal(
                function,
                target.apiId(),
                target.stage(),
                target.routeKey(),
                call.request().method());
        if (refusal.isPresent()) {
            return new Outcome.Refused(Fault.NOT_INVOCABLE, refusal.get());
        }
        byte[] event = createEvent.get();
        if (event.length > MAX_EVENT_BYTES) {
            return new Outcome.Refused(
                    Fault.TOO_LARGE,
                    "event: must have at most 6 MB, got " + event.length
                            + " bytes; send a smaller body (base64 adds a third to a binary body)");
        }
        InvocationId id = InvocationId.forCaller(call.id());
        Outcome outcome = outcome(functions.invoke(target.functionArn(), event, target.timeout(), id), id);
        entry.function(new GatewayTrace.FunctionCall(
                target.functionArn(),
                Optional.of(id.requestId()),
                event,
                outcome instanceof Outcome.Replied replied ? Optional.of(replied.payload()) : Optional.empty(),
                outcome instanceof Outcome.Refused refused ? Optional.of(refused.reason()) : Optional.empty()));
        return outcome;
    }

    private static Outcome outcome(Invocation invocation, InvocationId id) {
        if (invocation instanceof Invocation.Unanswered unanswered) {
            return new Outcome.Refused(
                    Fault.TIMEOUT,
                    "timeout: the function must respond within the integration timeout of "
                            + unanswered.timeout().toMillis()
                            + " ms, got no response; make the function faster, or raise the timeout (30 s at most)");
        }
        if (invocation instanceof Invocation.Throttled throttled) {
            return new Outcome.Refused(Fault.THROTTLED, "function: " + throttled.reason());
        }
        return invocation instanceof Invocation.Returned returned
                ? new Outcome.Replied(returned.payload())
                : new Outcome.Refused(Fault.FAILED, reason(invocation, id));
    }

    private static String reason(Invocation invocation, InvocationId id) {
        if (invocation instanceof Invocation.Failed failed) {
            // The message may contain sensitive data, so it is only in the function's log.
            return "function: must return a response, got the error " + LogValue.of(failed.errorType())
                    + "; see the log lines of the function with " + id.shortId();
        }
        if (invocation instanceof Invocation.TimedOut timedOut) {
            return "function: must respond within its timeout of "
                    + timedOut.limit().toMillis()
                    + " ms, got no response; make the function faster, or raise its timeout";
        }
        return invocation instanceof Invocation.Unavailable unavailable
                ? "function: " + unavailable.reason()
                : "function: it ended without a response";
    }
}
