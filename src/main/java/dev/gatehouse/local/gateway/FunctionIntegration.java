package dev.gatehouse.local.gateway;

import dev.gatehouse.local.function.Invocation;
import dev.gatehouse.local.gateway.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LambdaFunction;
import java.util.Optional;

/** Turns a call that may pass into the function's event, and what comes back into the answer. */
final class FunctionIntegration {
    /** DOC "Lambda quotas": 6 MB for a synchronous call. */
    private static final int EVENT_LIMIT = 6 * 1024 * 1024;

    /** Where a call has arrived. */
    record Target(HttpApi api, HttpApi.Stage stage, RouteMatch match, Declared declared) {}

    private final Integrations integrations;

    FunctionIntegration(Integrations integrations) {
        this.integrations = integrations;
    }

    HttpResponse answer(Call call, Target target, Optional<VerifiedToken> token, AccessRecord record) {
        HttpApi.Route route = target.match().route();
        Optional<HttpApi.Integration> integration = route.integrationId()
                .flatMap(id -> Optional.ofNullable(target.api().integrations().get(id)));
        if (integration.isEmpty()) {
            return internal(
                    "integration: route " + route.key() + " has no integration that is declared: give it a target",
                    record);
        }
        if (!integration.get().payloadFormat().equals("2.0")) {
            return internal(
                    "integration: payload format " + integration.get().payloadFormat()
                            + " is not imitated yet: set payloadFormatVersion to 2.0",
                    record);
        }
        String arn = integration.get().functionArn();
        LambdaFunction function = target.declared().functions().get(arn);
        if (function == null) {
            return internal("integration: the function " + arn + " is not declared: declare it", record);
        }
        Optional<String> missing = InvocationRight.missing(
                function,
                target.api().id(),
                target.stage().name(),
                route.key(),
                call.request().method());
        // OBS (public posts): without the permission AWS answers 500 and hides why.
        if (missing.isPresent()) {
            return internal(missing.get(), record);
        }
        byte[] event = FunctionEvent.of(call, target.api(), target.stage(), target.match(), token);
        // CHOICE: 413, as for a body that the gateway itself finds too long.
        if (event.length > EVENT_LIMIT) {
            return GatewayAnswer.TOO_LARGE.because(
                    "event: a function takes at most 6 MB, this event has " + event.length
                            + " bytes (a binary body grows by a third): send less",
                    record);
        }
        return invoked(integration.get(), event, record);
    }

    private HttpResponse invoked(HttpApi.Integration integration, byte[] event, AccessRecord record) {
        Optional<Invocation> invocation = integrations.call(integration, event);
        if (invocation.isEmpty()) {
            String reason = "timeout: the function had not answered after the integration's "
                    + integration.timeout().toMillis() + " ms: make it faster, or raise the timeout (30 s at most)";
            record.integrationError(reason);
            return GatewayAnswer.UNAVAILABLE.because(reason, record);
        }
        if (invocation.get() instanceof Invocation.Returned returned) {
            return replied(returned.payload(), record);
        }
        return failed(reason(invocation.get()), record);
    }

    private static String reason(Invocation invocation) {
        if (invocation instanceof Invocation.Failed failed) {
            // The message is the function's own and may hold anything: it stays in the function's log.
            return "function: it failed with " + Printed.of(failed.errorType()) + ": see the function's log";
        }
        if (invocation instanceof Invocation.TimedOut timedOut) {
            return "function: its own timeout of " + timedOut.limit().toMillis()
                    + " ms passed and it was stopped: make it faster, or raise the timeout";
        }
        return invocation instanceof Invocation.Unavailable unavailable
                ? "function: " + unavailable.reason()
                : "function: it ended without an answer";
    }

    private static HttpResponse replied(byte[] payload, AccessRecord record) {
        FunctionReply.Reading reading = FunctionReply.read(payload);
        if (reading instanceof FunctionReply.Reading.Answer answer) {
            record.integrationStatus(answer.response().status());
            return answer.response();
        }
        return failed(((FunctionReply.Reading.Malformed) reading).reason(), record);
    }

    private static HttpResponse failed(String reason, AccessRecord record) {
        record.integrationStatus(200);
        return internal(reason, record);
    }

    private static HttpResponse internal(String reason, AccessRecord record) {
        record.integrationError(reason);
        return GatewayAnswer.INTERNAL.because(reason, record);
    }
}
