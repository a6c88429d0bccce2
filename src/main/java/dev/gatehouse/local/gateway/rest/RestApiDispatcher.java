package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.event.RestApiClaims;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.RequiredParameters;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.gateway.rest.MethodAuthorization.Decision;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Takes one call through a REST API in this order: stage, path, method, throttle, authorizer, required parameters,
 * integration.
 */
public final class RestApiDispatcher {
    private final MethodThrottles throttles;
    private final MethodAuthorization authorization;
    private final MethodIntegration integration;

    public RestApiDispatcher(Throttles throttles, MethodAuthorization authorization, MethodIntegration integration) {
        this.throttles = new MethodThrottles(throttles);
        this.authorization = authorization;
        this.integration = integration;
    }

    public RequestDecision admit(GatewayCall call, CompiledRestApi api, Declared declared, AccessLogEntry record) {
        record.api(api.declared());
        Optional<CompiledRestApi.Staged> staged =
                api.stage(RawPath.of(call.request().path()));
        if (staged.isEmpty()) {
            record.error("Forbidden");
            // OBS (answers in public posts): no stage, no declared answer either.
            return answered(HttpResponse.of(
                            403,
                            Headers.of("x-amzn-ErrorType", "ForbiddenException", "content-type", "application/json"),
                            "{\"message\":\"Forbidden\"}")
                    .withReason("no stage for this path: declared are "
                            + new TreeSet<>(api.declared().stages().keySet()) + ", and every path begins with one"));
        }
        RestApi.Stage stage = staged.get().stage().declared();
        record.stage(stage.name(), stage.accessLogFormat());
        return staged(call, api.declared().id(), staged.get(), declared, record);
    }

    private static RequestDecision answered(HttpResponse answer) {
        return new RequestDecision.Respond(answer);
    }

    private RequestDecision staged(
            GatewayCall call, String apiId, CompiledRestApi.Staged staged, Declared declared, AccessLogEntry record) {
        GatewayResponses refusals = staged.stage().refusals();
        RestApi.Stage stage = staged.stage().declared();
        Optional<String> fault = staged.path().fault();
        if (fault.isPresent()) {
            return answered(refusals.of(GatewayResponseType.BAD_REQUEST_PARAMETERS, fault.get(), record));
        }
        String method = call.request().method();
        Optional<MethodMatch> match = staged.stage().tree().match(method, staged.path());
        if (match.isEmpty()) {
            return answered(refusals.of(
                    GatewayResponseType.MISSING_AUTHENTICATION_TOKEN,
                    staged.stage().tree().mismatch(method, staged.path()),
                    record));
        }
        record.method(match.get().method());
        Optional<String> throttled = throttles.refusal(apiId, stage, match.get().method(), method);
        if (throttled.isPresent()) {
            return answered(refusals.of(GatewayResponseType.THROTTLED, throttled.get(), record));
        }
        MethodIntegration.Target target = new MethodIntegration.Target(apiId, staged, match.get(), declared);
        return match.get().method().authorizerId().isEmpty()
                ? passed(call, target, Optional.empty(), record)
                : guarded(call, target, record);
    }

    private RequestDecision guarded(GatewayCall call, MethodIntegration.Target target, AccessLogEntry record) {
        GatewayResponses refusals = target.staged().stage().refusals();
        RestApi.Method method = target.match().method();
        RestApi.Authorizer authorizer = target.staged()
                .stage()
                .declared()
                .deployment()
                .authorizers()
                .get(method.authorizerId().orElse(""));
        Decision decision = authorizer == null
                ? new Decision.Misconfigured("authorizer: the deployment holds none with the id "
                        + method.authorizerId().orElse("") + ": deploy again")
                : authorization.decide(call.request(), method, authorizer, target.declared());
        if (decision instanceof Decision.Allowed allowed) {
            record.claims(RestApiClaims.of(allowed.token().claims()));
            return passed(call, target, Optional.of(allowed.token()), record);
        }
        if (decision instanceof Decision.Refused refused) {
            record.authorizerError(refused.refusal().description());
            return answered(refusals.of(
                    GatewayResponseType.UNAUTHORIZED,
                    refused.message(),
                    refused.refusal().reason(),
                    record));
        }
        String reason = ((Decision.Misconfigured) decision).reason();
        record.authorizerError(reason);
        return answered(refusals.of(GatewayResponseType.AUTHORIZER_CONFIGURATION_ERROR, reason, record));
    }

    private RequestDecision passed(
            GatewayCall call, MethodIntegration.Target target, Optional<VerifiedToken> token, AccessLogEntry record) {
        SortedSet<String> missing =
                RequiredParameters.missing(call.request(), target.match().method());
        if (!missing.isEmpty()) {
            // DOC "Request validation for REST APIs": this wording.
            return answered(target.staged()
                    .stage()
                    .refusals()
                    .of(
                            GatewayResponseType.BAD_REQUEST_PARAMETERS,
                            "Missing required request parameters: [" + String.join(", ", missing) + "]",
                            "parameters: the method requires " + missing + ": send them",
                            record));
        }
        return new RequestDecision.ReadBody(whole -> integration.answer(call.with(whole), target, token, record));
    }
}
