package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.FunctionInvocation.Outcome;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.event.EventV1;
import dev.gatehouse.local.gateway.event.EventV2;
import dev.gatehouse.local.gateway.event.ResponseV1;
import dev.gatehouse.local.gateway.event.ResponseV2;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import java.util.Optional;

/** The Lambda proxy integration of an HTTP API: creates the event, invokes the function and converts its response. */
public final class LambdaIntegration {
    /** The stage and route that the request matched. */
    record Target(HttpApi api, HttpApi.Stage stage, RouteMatch match, Declared declared) {}

    private final FunctionInvocation function;

    public LambdaIntegration(FunctionInvocation function) {
        this.function = function;
    }

    HttpResponse answer(GatewayCall call, Target target, Optional<VerifiedToken> token, AccessLogEntry entry) {
        HttpApi.Route route = target.match().route();
        Optional<HttpApi.Integration> declared = route.integrationId()
                .flatMap(id -> Optional.ofNullable(target.api().integrations().get(id)));
        if (declared.isEmpty()) {
            return internal(
                    "integration: route " + route.key() + " must have a declared integration, got none; set its target",
                    entry);
        }
        HttpApi.Integration integration = declared.get();
        boolean version1 = integration.payloadFormat().equals("1.0");
        Outcome outcome = function.invoke(
                new FunctionInvocation.Target(
                        integration.functionArn(),
                        integration.timeout(),
                        target.api().id(),
                        target.stage().name(),
                        route.key()),
                call,
                target.declared(),
                entry,
                () -> version1
                        ? EventV1.forHttpApi(call, target.api(), target.stage(), target.match(), token)
                        : EventV2.of(call, target.api(), target.stage(), target.match(), token));
        return outcome instanceof Outcome.Replied replied
                ? answered(
                        version1 ? ResponseV1.forHttpApi(replied.payload()) : ResponseV2.read(replied.payload()), entry)
                : refused((Outcome.Refused) outcome, entry);
    }

    private static HttpResponse answered(ResponseV2.Result reading, AccessLogEntry entry) {
        if (reading instanceof ResponseV2.Result.Valid answer) {
            entry.integrationStatus(answer.response().status());
            return answer.response();
        }
        entry.integrationStatus(200);
        return internal(((ResponseV2.Result.Malformed) reading).reason(), entry);
    }

    private static HttpResponse refused(Outcome.Refused refused, AccessLogEntry entry) {
        String reason = refused.reason();
        return switch (refused.fault()) {
            // OBS (public posts): without the permission AWS responds with 500 and no reason.
            case NOT_INVOCABLE -> internal(reason, entry);
            // CHOICE: 413, as for a request body that exceeds the limit of the gateway.
            case TOO_LARGE -> HttpApiError.TOO_LARGE.response(reason, entry);
            // CHOICE for THROTTLED: 503, because the function was not invoked; no source shows the response of an HTTP
            // API.
            case TIMEOUT, THROTTLED -> {
                entry.integrationError(reason);
                yield HttpApiError.UNAVAILABLE.response(reason, entry);
            }
            case FAILED -> {
                entry.integrationStatus(200);
                yield internal(reason, entry);
            }
        };
    }

    private static HttpResponse internal(String reason, AccessLogEntry entry) {
        entry.integrationError(reason);
        return HttpApiError.INTERNAL.response(reason, entry);
    }
}
