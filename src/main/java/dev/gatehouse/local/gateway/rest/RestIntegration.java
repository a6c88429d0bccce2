package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessRecord;
import dev.gatehouse.local.gateway.call.FunctionCall;
import dev.gatehouse.local.gateway.call.FunctionCall.Outcome;
import dev.gatehouse.local.gateway.event.FunctionReply;
import dev.gatehouse.local.gateway.event.ProxyEvent;
import dev.gatehouse.local.gateway.event.ProxyReply;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.BinaryTypes;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RestMatch;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;
import java.util.Set;

/** Answers a call that may pass: by the function behind the method, or by its mock. */
public final class RestIntegration {
    /** Where a call has arrived. */
    record Target(String apiId, CompiledRestApi.Staged staged, RestMatch match, Declared declared) {}

    private final FunctionCall function;

    public RestIntegration(FunctionCall function) {
        this.function = function;
    }

    HttpResponse answer(GatewayCall call, Target target, Optional<VerifiedToken> token, AccessRecord record) {
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
                RestAnswer.API_CONFIGURATION_ERROR,
                "integration: method " + method.httpMethod() + " " + method.path() + " has none: declare one",
                target,
                record);
    }

    private HttpResponse function(
            GatewayCall call,
            Target target,
            RestApi.Integration.Function declared,
            Optional<VerifiedToken> token,
            AccessRecord record) {
        RestApi.Method method = target.match().method();
        RestApi.Stage stage = target.staged().stage().declared();
        Outcome outcome = function.call(
                new FunctionCall.Target(
                        declared.functionArn(),
                        declared.timeout(),
                        target.apiId(),
                        stage.name(),
                        method.httpMethod() + " " + method.path()),
                call.request().method(),
                target.declared(),
                () -> ProxyEvent.ofMethod(call, target.apiId(), stage, target.match(), below(call, stage), token));
        if (outcome instanceof Outcome.Refused refused) {
            return refused(
                    switch (refused.fault()) {
                        // OBS (public posts) for THROTTLED: Lambda's 429 becomes 500.
                        case OUT_OF_REACH, THROTTLED -> RestAnswer.API_CONFIGURATION_ERROR;
                        case TOO_LARGE -> RestAnswer.REQUEST_TOO_LARGE;
                        case TIMEOUT -> RestAnswer.INTEGRATION_TIMEOUT;
                        // OBS (public posts): 502 for a function that failed, as for a malformed reply.
                        case FAILED -> RestAnswer.MALFORMED_REPLY;
                    },
                    refused.reason(),
                    target,
                    record);
        }
        Set<String> binary = stage.deployment().binaryTypes();
        FunctionReply.Reading reading = ProxyReply.ofMethod(
                ((Outcome.Replied) outcome).payload(), BinaryTypes.areAccepted(call.request(), binary));
        if (reading instanceof FunctionReply.Reading.Answer answer) {
            record.integrationStatus(answer.response().status());
            // OBS (answers in public posts): on every answer of a function.
            return answer.response().with("x-amzn-trace-id", call.trace());
        }
        record.integrationStatus(200);
        return refused(
                RestAnswer.MALFORMED_REPLY, ((FunctionReply.Reading.Malformed) reading).reason(), target, record);
    }

    /** The path as it was sent, without the stage. */
    private static String below(GatewayCall call, RestApi.Stage stage) {
        String path = call.request().path().substring(1 + stage.name().length());
        return path.isEmpty() ? "/" : path;
    }

    private static HttpResponse refused(RestAnswer answer, String reason, Target target, AccessRecord record) {
        record.integrationError(reason);
        return target.staged().stage().refusals().of(answer, reason, record);
    }
}
