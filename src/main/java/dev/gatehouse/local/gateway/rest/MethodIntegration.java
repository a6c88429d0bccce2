package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.FunctionInvocation.Outcome;
import dev.gatehouse.local.gateway.event.EventV1;
import dev.gatehouse.local.gateway.event.ResponseV1;
import dev.gatehouse.local.gateway.event.ResponseV2;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.BinaryMediaTypes;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;
import java.util.Set;

/** Calls the integration of a method: a Lambda function or a mock. */
public final class MethodIntegration {
    /** The stage and method that the request matched. */
    record Target(String apiId, CompiledRestApi.StageMatch staged, MethodMatch match, Declared declared) {}

    private final FunctionInvocation function;

    public MethodIntegration(FunctionInvocation function) {
        this.function = function;
    }

    HttpResponse answer(GatewayCall call, Target target, Optional<VerifiedToken> token, AccessLogEntry entry) {
        RestApi.Method method = target.match().method();
        RestApi.Integration integration = method.integration().orElse(null);
        if (integration instanceof RestApi.Integration.Mock mock) {
            return MockIntegration.answer(
                    call.request(), mock, target.staged().stage().refusals(), entry);
        }
        if (integration instanceof RestApi.Integration.Function declared) {
            return function(call, target, declared, token, entry);
        }
        return refused(
                GatewayResponseType.API_CONFIGURATION_ERROR,
                "integration: method " + method.httpMethod() + " " + method.path()
                        + " must have an integration, got none; declare one",
                target,
                entry);
    }

    private HttpResponse function(
            GatewayCall call,
            Target target,
            RestApi.Integration.Function declared,
            Optional<VerifiedToken> token,
            AccessLogEntry entry) {
        RestApi.Method method = target.match().method();
        RestApi.Stage stage = target.staged().stage().declared();
        Outcome outcome = function.invoke(
                new FunctionInvocation.Target(
                        declared.functionArn(), declared.timeout(), target.apiId(), stage.name(), method.key()),
                call,
                target.declared(),
                entry,
                () -> EventV1.forRestApi(
                        call, target.apiId(), stage, target.match(), pathWithoutStage(call, target.staged()), token));
        if (outcome instanceof Outcome.Refused refused) {
            return refused(
                    switch (refused.fault()) {
                        // OBS (public posts) for THROTTLED: Lambda's 429 becomes 500.
                        case NOT_INVOCABLE, THROTTLED -> GatewayResponseType.API_CONFIGURATION_ERROR;
                        case TOO_LARGE -> GatewayResponseType.REQUEST_TOO_LARGE;
                        case TIMEOUT -> GatewayResponseType.INTEGRATION_TIMEOUT;
                        // OBS (public posts): 502 for a function that failed, as for a malformed response.
                        case FAILED -> GatewayResponseType.MALFORMED_RESPONSE;
                    },
                    refused.reason(),
                    target,
                    entry);
        }
        Set<String> binary = stage.deployment().binaryTypes();
        ResponseV2.Result reading = ResponseV1.forRestApi(
                ((Outcome.Replied) outcome).payload(), BinaryMediaTypes.isAccepted(call.request(), binary));
        if (reading instanceof ResponseV2.Result.Valid answer) {
            entry.integrationStatus(answer.response().status());
            // OBS (responses in public posts): added to every response of a function.
            return answer.response().with("x-amzn-trace-id", call.trace());
        }
        entry.integrationStatus(200);
        return refused(
                GatewayResponseType.MALFORMED_RESPONSE,
                ((ResponseV2.Result.Malformed) reading).reason(),
                target,
                entry);
    }

    /** The path as sent, without the stage. */
    private static String pathWithoutStage(GatewayCall call, CompiledRestApi.StageMatch staged) {
        int stage = staged.named() ? 1 + staged.stage().declared().name().length() : 0;
        String path = call.request().path().substring(stage);
        return path.isEmpty() ? "/" : path;
    }

    private static HttpResponse refused(
            GatewayResponseType answer, String reason, Target target, AccessLogEntry entry) {
        entry.integrationError(reason);
        return target.staged().stage().refusals().of(answer, reason, entry);
    }
}
