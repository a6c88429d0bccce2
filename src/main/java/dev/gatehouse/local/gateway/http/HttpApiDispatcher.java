package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.http.CompiledHttpApi.Staged;
import dev.gatehouse.local.gateway.http.RouteAuthorization.Decision;
import dev.gatehouse.local.gateway.event.HttpApiClaims;
import dev.gatehouse.local.gateway.jwt.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.gateway.jwt.Refusal;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RawPath;
import dev.gatehouse.local.gateway.request.RouteMatch;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes one call through an API in this order: stage, route, throttle, path, preflight, authorizer, function. */
public final class HttpApiDispatcher {
    /** What would end a quoted string, or a header. */
    private static final Pattern UNQUOTED = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private final Throttles throttles;
    private final RouteAuthorization authorization;
    private final LambdaIntegration integration;

    public HttpApiDispatcher(Throttles throttles, RouteAuthorization authorization, LambdaIntegration integration) {
        this.throttles = throttles;
        this.authorization = authorization;
        this.integration = integration;
    }

    public RequestDecision admit(GatewayCall call, CompiledHttpApi api, Declared declared, AccessLogEntry record) {
        record.api(api.declared());
        Optional<Staged> staged = api.stage(RawPath.of(call.request().path()));
        if (staged.isEmpty()) {
            String stages = new TreeSet<>(api.declared().stages().keySet()).toString();
            return answered(HttpApiError.NOT_FOUND.because("no stage for this path: declared are " + stages, record));
        }
        HttpApi.Stage stage = staged.get().stage();
        record.stage(stage.name(), stage.accessLogFormat());
        HttpRequest request = call.request();
        Optional<String> fault = staged.get().path().fault();
        Optional<RouteMatch> match = fault.isPresent()
                ? Optional.empty()
                : api.routes().match(request.method(), staged.get().path());
        Optional<HttpResponse> throttled = throttled(api.declared(), stage, match, record);
        if (throttled.isPresent()) {
            return answered(withCors(throttled.get(), api, request));
        }
        if (fault.isPresent()) {
            return answered(withCors(HttpApiError.BAD_REQUEST.because(fault.get(), record), api, request));
        }
        if (api.cors().isPresent() && CorsRules.isPreflight(request) && CorsRules.isOpen(match)) {
            return answered(api.cors().get().preflight(request));
        }
        return routed(call, api, staged.get(), match, declared, record).map(answer -> withCors(answer, api, request));
    }

    private RequestDecision routed(
            GatewayCall call,
            CompiledHttpApi api,
            Staged staged,
            Optional<RouteMatch> match,
            Declared declared,
            AccessLogEntry record) {
        if (match.isEmpty()) {
            return answered(HttpApiError.NOT_FOUND.because(
                    api.routes().mismatch(call.request().method(), staged.path()), record));
        }
        HttpApi.Route route = match.get().route();
        record.route(route);
        LambdaIntegration.Target target =
                new LambdaIntegration.Target(api.declared(), staged.stage(), match.get(), declared);
        if (route.authorizerId().isEmpty()) {
            return integrated(call, target, Optional.empty(), record);
        }
        HttpApi.JwtAuthorizer authorizer =
                api.declared().authorizers().get(route.authorizerId().get());
        if (authorizer == null) {
            return answered(HttpApiError.INTERNAL.because(
                    "authorizer: route " + route.key() + " names "
                            + route.authorizerId().get() + ", which is not declared: declare it, or name another",
                    record));
        }
        return authorized(call, target, authorizer, record);
    }

    private static RequestDecision answered(HttpResponse answer) {
        return new RequestDecision.Respond(answer);
    }

    private RequestDecision integrated(
            GatewayCall call, LambdaIntegration.Target target, Optional<VerifiedToken> token, AccessLogEntry record) {
        return new RequestDecision.ReadBody(whole -> integration.answer(call.with(whole), target, token, record));
    }

    private RequestDecision authorized(
            GatewayCall call,
            LambdaIntegration.Target target,
            HttpApi.JwtAuthorizer authorizer,
            AccessLogEntry record) {
        Decision decision = authorization.decide(call.request(), target.match().route(), authorizer);
        if (decision instanceof Decision.Allowed allowed) {
            record.claims(HttpApiClaims.of(allowed.token().claims()));
            return integrated(call, target, Optional.of(allowed.token()), record);
        }
        return answered(refused(decision, target.match().route(), record));
    }

    private static HttpResponse refused(Decision decision, HttpApi.Route route, AccessLogEntry record) {
        if (decision instanceof Decision.Missing missing) {
            // OBS (access logs in public runbooks): this wording. OBS: the challenge is the bare scheme.
            record.authorizerError("missing: token not provided");
            return HttpApiError.UNAUTHORIZED.because(missing.reason(), record).with("www-authenticate", "Bearer");
        }
        if (decision instanceof Decision.Unauthorized refused) {
            record.authorizerError(refused.refusal().description());
            // DOC "Troubleshooting issues with HTTP API JWT authorizers": this shape, scope empty.
            return HttpApiError.UNAUTHORIZED
                    .because(refused.refusal().reason(), record)
                    .with("www-authenticate", challenge("", "invalid_token", refused.refusal()));
        }
        Decision.Forbidden forbidden = (Decision.Forbidden) decision;
        record.claims(HttpApiClaims.of(forbidden.token().claims()));
        record.authorizerError(forbidden.refusal().description());
        // CHOICE: the challenge of RFC 6750 section 3.1; no source shows what AWS sends with a 403.
        String scopes = route.scopes().stream().sorted().collect(Collectors.joining(" "));
        return HttpApiError.FORBIDDEN
                .because(forbidden.refusal().reason(), record)
                .with("www-authenticate", challenge(scopes, "insufficient_scope", forbidden.refusal()));
    }

    private static String challenge(String scopes, String error, Refusal refusal) {
        return "Bearer scope=\"" + UNQUOTED.matcher(scopes).replaceAll("") + "\" error=\"" + error
                + "\" error_description=\"" + refusal.description() + "\"";
    }

    /**
     * DOC "Throttle requests to HTTP APIs": a route with limits of its own has them in place of the stage's. CHOICE:
     * everything that reaches a stage counts, preflights and refusals too.
     */
    private Optional<HttpResponse> throttled(
            HttpApi api, HttpApi.Stage stage, Optional<RouteMatch> match, AccessLogEntry record) {
        Optional<String> own = match.map(each -> each.route().key()).filter(stage.routeThrottles()::containsKey);
        Throttle limits = own.map(stage.routeThrottles()::get).orElse(stage.throttle());
        String name = api.id() + "/" + stage.name() + own.map(key -> "/" + key).orElse("");
        if (throttles.take(name, limits)) {
            return Optional.empty();
        }
        return Optional.of(HttpApiError.TOO_MANY.because(
                "throttle: " + own.map(key -> "route " + key).orElse("stage " + stage.name()) + " allows "
                        + limits.burst() + " calls at once and " + limits.rate()
                        + " a second: call less often, or raise the " + (own.isPresent() ? "route" : "stage")
                        + "'s limits",
                record));
    }

    private static HttpResponse withCors(HttpResponse answer, CompiledHttpApi api, HttpRequest request) {
        return api.cors().map(cors -> cors.applied(answer, request)).orElse(answer);
    }
}
