package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.FunctionInvocation.Outcome;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.event.EventV2;
import dev.gatehouse.local.gateway.event.ResponseV2;
import dev.gatehouse.local.gateway.event.EventV1;
import dev.gatehouse.local.gateway.event.ResponseV1;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import java.util.Optional;

/** Turns a call that may pass into the function's event, and what comes back into the answer, on an HTTP API. */
public final class LambdaIntegration {
    /** Where a call has arrived. */
    record Target(HttpApi api, HttpApi.Stage stage, RouteMatch match, Declared declared) {}

    private final FunctionInvocation function;

    public LambdaIntegration(FunctionInvocation function) {
        this.function = function;
    }

    HttpResponse answer(GatewayCall call, Target target, Optional<VerifiedToken> token, AccessLogEntry record) {
        HttpApi.Route route = target.match().route();
        Optional<HttpApi.Integration> declared = route.integrationId()
                .flatMap(id -> Optional.ofNullable(target.api().integrations().get(id)));
        if (declared.isEmpty()) {
            return internal(
                    "integration: route " + route.key() + " has no integration that is declared: give it a target",
                    record);
        }
        HttpApi.Integration integration = declared.get();
        boolean old = integration.payloadFormat().equals("1.0");
        Outcome outcome = function.call(
                new FunctionInvocation.Target(
                        integration.functionArn(),
                        integration.timeout(),
                        target.api().id(),
                        target.stage().name(),
                        route.key()),
                call.request().method(),
                target.declared(),
                () -> old
                        ? EventV1.ofRoute(call, target.api(), target.stage(), target.match(), token)
                        : EventV2.of(call, target.api(), target.stage(), target.match(), token));
        return outcome instanceof Outcome.Replied replied
                ? answered(old ? ResponseV1.ofRoute(replied.payload()) : ResponseV2.read(replied.payload()), record)
                : refused((Outcome.Refused) outcome, record);
    }

    private static HttpResponse answered(ResponseV2.Reading reading, AccessLogEntry record) {
        if (reading instanceof ResponseV2.Reading.Answer answer) {
            record.integrationStatus(answer.response().status());
            return answer.response();
        }
        record.integrationStatus(200);
        return internal(((ResponseV2.Reading.Malformed) reading).reason(), record);
    }

    private static HttpResponse refused(Outcome.Refused refused, AccessLogEntry record) {
        String reason = refused.reason();
        return switch (refused.fault()) {
            // OBS (public posts): without the permission AWS answers 500 and hides why.
            case OUT_OF_REACH -> internal(reason, record);
            // CHOICE: 413, as for a body that the gateway itself finds too long.
            case TOO_LARGE -> HttpApiError.TOO_LARGE.because(reason, record);
            // CHOICE for THROTTLED: 503, since the function was not called; no source shows an HTTP API's answer.
            case TIMEOUT, THROTTLED -> {
                record.integrationError(reason);
                yield HttpApiError.UNAVAILABLE.because(reason, record);
            }
            case FAILED -> {
                record.integrationStatus(200);
                yield internal(reason, record);
            }
        };
    }

    private static HttpResponse internal(String reason, AccessLogEntry record) {
        record.integrationError(reason);
        return HttpApiError.INTERNAL.because(reason, record);
    }
}
