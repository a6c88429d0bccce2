package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.FunctionInvocation.Outcome;
import dev.gatehouse.local.gateway.event.ResponseV2;
import dev.gatehouse.local.gateway.event.EventV1;
import dev.gatehouse.local.gateway.event.ResponseV1;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.BinaryMediaTypes;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;
import java.util.Set;

/** Answers a call that may pass: by the function behind the method, or by its mock. */
public final class MethodIntegration {
    /** Where a call has arrived. */
    record Target(String apiId, CompiledRestApi.Staged staged, MethodMatch match, Declared declared) {}

    private final FunctionInvocation function;

    public MethodIntegration(FunctionInvocation function) {
        this.function = function;
    }

    HttpResponse answer(GatewayCall call, Target target, Optional<VerifiedToken> token, AccessLogEntry record) {
        RestApi.Method method = target.match().method();
        RestApi.Integration integration = method.integration().orElse(null);
        if (integration instanceof RestApi.Integration.Mock mock) {
            return MockIntegration.answer(
                    call.request(), mock, target.staged().stage().refusals(), record);
        }
        if (integration instanceof RestApi.Integration.Function declared) {
            return function(call, target, declared, token, record);
        }
        return refused(
                GatewayResponseType.API_CONFIGURATION_ERROR,
                "integration: method " + method.httpMethod() + " " + method.path() + " has none: declare one",
                target,
                record);
    }

    private HttpResponse function(
            GatewayCall call,
            Target target,
            RestApi.Integration.Function declared,
            Optional<VerifiedToken> token,
            AccessLogEntry record) {
        RestApi.Method method = target.match().method();
        RestApi.Stage stage = target.staged().stage().declared();
        Outcome outcome = function.call(
                new FunctionInvocation.Target(
                        declared.functionArn(),
                        declared.timeout(),
                        target.apiId(),
                        stage.name(),
                        method.httpMethod() + " " + method.path()),
                call.request().method(),
                target.declared(),
                () -> EventV1.ofMethod(call, target.apiId(), stage, target.match(), below(call, stage), token));
        if (outcome instanceof Outcome.Refused refused) {
            return refused(
                    switch (refused.fault()) {
                        // OBS (public posts) for THROTTLED: Lambda's 429 becomes 500.
                        case OUT_OF_REACH, THROTTLED -> GatewayResponseType.API_CONFIGURATION_ERROR;
                        case TOO_LARGE -> GatewayResponseType.REQUEST_TOO_LARGE;
                        case TIMEOUT -> GatewayResponseType.INTEGRATION_TIMEOUT;
                        // OBS (public posts): 502 for a function that failed, as for a malformed reply.
                        case FAILED -> GatewayResponseType.MALFORMED_REPLY;
                    },
                    refused.reason(),
                    target,
                    record);
        }
        Set<String> binary = stage.deployment().binaryTypes();
        ResponseV2.Reading reading = ResponseV1.ofMethod(
                ((Outcome.Replied) outcome).payload(), BinaryMediaTypes.areAccepted(call.request(), binary));
        if (reading instanceof ResponseV2.Reading.Answer answer) {
            record.integrationStatus(answer.response().status());
            // OBS (answers in public posts): on every answer of a function.
            return answer.response().with("x-amzn-trace-id", call.trace());
        }
        record.integrationStatus(200);
        return refused(
                GatewayResponseType.MALFORMED_REPLY, ((ResponseV2.Reading.Malformed) reading).reason(), target, record);
    }

    /** The path as it was sent, without the stage. */
    private static String below(GatewayCall call, RestApi.Stage stage) {
        String path = call.request().path().substring(1 + stage.name().length());
        return path.isEmpty() ? "/" : path;
    }

    private static HttpResponse refused(GatewayResponseType answer, String reason, Target target, AccessLogEntry record) {
        record.integrationError(reason);
        return target.staged().stage().refusals().of(answer, reason, record);
    }
}
