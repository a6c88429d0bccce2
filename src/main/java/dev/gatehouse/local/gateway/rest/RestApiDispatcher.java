package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.event.RestApiClaims;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.MethodMatch;
import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.RequiredParameters;
import dev.gatehouse.local.gateway.rest.MethodAuthorization.Decision;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Handles a request to a REST API in this order: stage, path, method, throttle, authorizer, required parameters,
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

    public RequestDecision decide(GatewayCall call, CompiledRestApi api, Declared declared, AccessLogEntry entry) {
        entry.api(api.declared());
        Optional<CompiledRestApi.StageMatch> staged =
                api.stage(RawPath.of(call.request().path()));
        if (staged.isEmpty()) {
            entry.error("Forbidden");
            // OBS (responses in public posts): without a stage, no declared gateway response applies.
            return answered(HttpResponse.of(
                            403,
                            Headers.of("x-amzn-ErrorType", "ForbiddenException", "content-type", "application/json"),
                            "{\"message\":\"Forbidden\"}")
                    .withReason("stage: the path must start with a declared stage "
                            + new TreeSet<>(api.declared().stages().keySet())
                            + ", got another path; add the stage to the path"));
        }
        RestApi.Stage stage = staged.get().stage().declared();
        entry.stage(stage.name(), stage.accessLogFormat());
        return staged(call, api.declared().id(), staged.get(), declared, entry);
    }

    private static RequestDecision answered(HttpResponse answer) {
        return new RequestDecision.Respond(answer);
    }

    private RequestDecision staged(
            GatewayCall call,
            String apiId,
            CompiledRestApi.StageMatch staged,
            Declared declared,
            AccessLogEntry entry) {
        GatewayResponses refusals = staged.stage().refusals();
        RestApi.Stage stage = staged.stage().declared();
        Optional<String> refusal = staged.path().refusal();
        if (refusal.isPresent()) {
            return answered(refusals.of(GatewayResponseType.BAD_REQUEST_PARAMETERS, refusal.get(), entry));
        }
        String method = call.request().method();
        Optional<MethodMatch> match = staged.stage().tree().match(method, staged.path());
        if (match.isEmpty()) {
            return answered(refusals.of(
                    GatewayResponseType.MISSING_AUTHENTICATION_TOKEN,
                    staged.stage().tree().mismatch(method, staged.path()),
                    entry));
        }
        entry.method(match.get().method());
        Optional<String> throttled = throttles.refusal(apiId, stage, match.get().method(), method);
        if (throttled.isPresent()) {
            return answered(refusals.of(GatewayResponseType.THROTTLED, throttled.get(), entry));
        }
        MethodIntegration.Target target = new MethodIntegration.Target(apiId, staged, match.get(), declared);
        return match.get().method().authorizerId().isEmpty()
                ? integrate(call, target, Optional.empty(), entry)
                : authorize(call, target, entry);
    }

    private RequestDecision authorize(GatewayCall call, MethodIntegration.Target target, AccessLogEntry entry) {
        GatewayResponses refusals = target.staged().stage().refusals();
        RestApi.Method method = target.match().method();
        RestApi.Authorizer authorizer = target.staged()
                .stage()
                .declared()
                .deployment()
                .authorizers()
                .get(method.authorizerId().orElse(""));
        Decision decision = authorizer == null
                ? new Decision.Misconfigured("authorizer: the deployment must have the authorizer "
                        + method.authorizerId().orElse("") + ", got none; deploy again")
                : authorization.decide(call.request(), method, authorizer, target.declared());
        if (decision instanceof Decision.Allowed allowed) {
            entry.claims(RestApiClaims.of(allowed.token().claims()));
            return integrate(call, target, Optional.of(allowed.token()), entry);
        }
        if (decision instanceof Decision.Refused refused) {
            entry.authorizerError(refused.refusal().description());
            return answered(refusals.of(
                    GatewayResponseType.UNAUTHORIZED,
                    refused.message(),
                    refused.refusal().reason(),
                    entry));
        }
        String reason = ((Decision.Misconfigured) decision).reason();
        entry.authorizerError(reason);
        return answered(refusals.of(GatewayResponseType.AUTHORIZER_CONFIGURATION_ERROR, reason, entry));
    }

    private RequestDecision integrate(
            GatewayCall call, MethodIntegration.Target target, Optional<VerifiedToken> token, AccessLogEntry entry) {
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
                            "parameters: the method requires " + missing + ", got none; send them",
                            entry));
        }
        return new RequestDecision.ReadBody(whole -> integration.answer(call.withRequest(whole), target, token, entry));
    }
}
