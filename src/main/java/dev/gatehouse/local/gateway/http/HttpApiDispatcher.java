package dev.gatehouse.local.gateway.http;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.HttpApiError;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.event.HttpApiClaims;
import dev.gatehouse.local.gateway.http.CompiledHttpApi.StageMatch;
import dev.gatehouse.local.gateway.http.RouteAuthorization.Decision;
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

/** Handles a request to an HTTP API in this order: stage, route, throttle, path, preflight, authorizer, integration. */
public final class HttpApiDispatcher {
    /** Characters that would end a quoted string or a header. */
    private static final Pattern NOT_ALLOWED_IN_QUOTES = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private final Throttles throttles;
    private final RouteAuthorization authorization;
    private final LambdaIntegration integration;

    public HttpApiDispatcher(Throttles throttles, RouteAuthorization authorization, LambdaIntegration integration) {
        this.throttles = throttles;
        this.authorization = authorization;
        this.integration = integration;
    }

    public RequestDecision decide(GatewayCall call, CompiledHttpApi api, Declared declared, AccessLogEntry entry) {
        entry.api(api.declared());
        Optional<StageMatch> staged = api.stage(RawPath.of(call.request().path()));
        if (staged.isEmpty()) {
            String stages = new TreeSet<>(api.declared().stages().keySet()).toString();
            return answered(HttpApiError.NOT_FOUND.response(
                    "stage: the path must match a declared stage, got none; declared are " + stages, entry));
        }
        HttpApi.Stage stage = staged.get().stage();
        entry.stage(stage.name(), stage.accessLogFormat());
        HttpRequest request = call.request();
        Optional<String> refusal = staged.get().path().refusal();
        Optional<RouteMatch> match = refusal.isPresent()
                ? Optional.empty()
                : api.routes().match(request.method(), staged.get().path());
        Optional<HttpResponse> throttled = throttled(api.declared(), stage, match, entry);
        if (throttled.isPresent()) {
            return answered(withCors(throttled.get(), api, request));
        }
        if (refusal.isPresent()) {
            return answered(withCors(HttpApiError.BAD_REQUEST.response(refusal.get(), entry), api, request));
        }
        if (api.cors().isPresent() && CorsRules.isPreflight(request) && CorsRules.hasNoAuthorizer(match)) {
            return answered(api.cors().get().preflight(request));
        }
        return route(call, api, staged.get(), match, declared, entry).map(answer -> withCors(answer, api, request));
    }

    private RequestDecision route(
            GatewayCall call,
            CompiledHttpApi api,
            StageMatch staged,
            Optional<RouteMatch> match,
            Declared declared,
            AccessLogEntry entry) {
        if (match.isEmpty()) {
            return answered(HttpApiError.NOT_FOUND.response(
                    api.routes().mismatch(call.request().method(), staged.path()), entry));
        }
        HttpApi.Route route = match.get().route();
        entry.route(route);
        LambdaIntegration.Target target =
                new LambdaIntegration.Target(api.declared(), staged.stage(), match.get(), declared);
        if (route.authorizerId().isEmpty()) {
            return integrate(call, target, Optional.empty(), entry);
        }
        HttpApi.JwtAuthorizer authorizer =
                api.declared().authorizers().get(route.authorizerId().get());
        if (authorizer == null) {
            return answered(HttpApiError.INTERNAL.response(
                    "authorizer: route " + route.key() + " must have a declared authorizer, got "
                            + route.authorizerId().get() + "; declare it, or select another",
                    entry));
        }
        return authorize(call, target, authorizer, entry);
    }

    private static RequestDecision answered(HttpResponse answer) {
        return new RequestDecision.Respond(answer);
    }

    private RequestDecision integrate(
            GatewayCall call, LambdaIntegration.Target target, Optional<VerifiedToken> token, AccessLogEntry entry) {
        return new RequestDecision.ReadBody(whole -> integration.answer(call.withRequest(whole), target, token, entry));
    }

    private RequestDecision authorize(
            GatewayCall call, LambdaIntegration.Target target, HttpApi.JwtAuthorizer authorizer, AccessLogEntry entry) {
        Decision decision = authorization.decide(call.request(), target.match().route(), authorizer);
        if (decision instanceof Decision.Allowed allowed) {
            entry.claims(HttpApiClaims.of(allowed.token().claims()));
            return integrate(call, target, Optional.of(allowed.token()), entry);
        }
        return answered(refused(decision, target.match().route(), entry));
    }

    private static HttpResponse refused(Decision decision, HttpApi.Route route, AccessLogEntry entry) {
        if (decision instanceof Decision.Missing missing) {
            // OBS (access logs in public runbooks): this wording. OBS: the challenge has only the scheme.
            entry.authorizerError("missing: token not provided");
            return HttpApiError.UNAUTHORIZED.response(missing.reason(), entry).with("www-authenticate", "Bearer");
        }
        if (decision instanceof Decision.Unauthorized refused) {
            entry.authorizerError(refused.refusal().description());
            // DOC "Troubleshooting issues with HTTP API JWT authorizers": this shape, scope empty.
            return HttpApiError.UNAUTHORIZED
                    .response(refused.refusal().reason(), entry)
                    .with("www-authenticate", challenge("", "invalid_token", refused.refusal()));
        }
        Decision.Forbidden forbidden = (Decision.Forbidden) decision;
        entry.claims(HttpApiClaims.of(forbidden.token().claims()));
        entry.authorizerError(forbidden.refusal().description());
        // CHOICE: the challenge of RFC 6750 section 3.1; no source shows what AWS sends with a 403.
        String scopes = route.scopes().stream().sorted().collect(Collectors.joining(" "));
        return HttpApiError.FORBIDDEN
                .response(forbidden.refusal().reason(), entry)
                .with("www-authenticate", challenge(scopes, "insufficient_scope", forbidden.refusal()));
    }

    private static String challenge(String scopes, String error, Refusal refusal) {
        return "Bearer scope=\"" + NOT_ALLOWED_IN_QUOTES.matcher(scopes).replaceAll("") + "\" error=\"" + error
                + "\" error_description=\"" + refusal.description() + "\"";
    }

    /**
     * DOC "Throttle requests to HTTP APIs": the limits of a route replace those of the stage. CHOICE: every request to
     * a stage counts, including preflights and refused requests.
     */
    private Optional<HttpResponse> throttled(
            HttpApi api, HttpApi.Stage stage, Optional<RouteMatch> match, AccessLogEntry entry) {
        Optional<String> routeKey = match.map(each -> each.route().key()).filter(stage.routeThrottles()::containsKey);
        Throttle limits = routeKey.map(stage.routeThrottles()::get).orElse(stage.throttle());
        String name =
                api.id() + "/" + stage.name() + routeKey.map(key -> "/" + key).orElse("");
        if (throttles.take(name, limits)) {
            return Optional.empty();
        }
        return Optional.of(HttpApiError.TOO_MANY.response(
                "throttle: " + routeKey.map(key -> "route " + key).orElse("stage " + stage.name())
                        + " allows a burst of "
                        + limits.burst() + " and " + limits.rate()
                        + " requests per second, got more; send fewer requests, or raise the limits of the "
                        + (routeKey.isPresent() ? "route" : "stage"),
                entry));
    }

    private static HttpResponse withCors(HttpResponse answer, CompiledHttpApi api, HttpRequest request) {
        return api.cors().map(cors -> cors.applyTo(answer, request)).orElse(answer);
    }
}
