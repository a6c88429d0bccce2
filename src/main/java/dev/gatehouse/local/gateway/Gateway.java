package dev.gatehouse.local.gateway;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.gateway.call.AccessLog;
import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.http.CompiledHttpApi;
import dev.gatehouse.local.gateway.http.HttpApiDispatcher;
import dev.gatehouse.local.gateway.http.LambdaIntegration;
import dev.gatehouse.local.gateway.http.RouteAuthorization;
import dev.gatehouse.local.gateway.jwt.JwksCache;
import dev.gatehouse.local.gateway.jwt.JwksDiscovery;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RequestIds;
import dev.gatehouse.local.gateway.rest.CompiledRestApi;
import dev.gatehouse.local.gateway.rest.MethodAuthorization;
import dev.gatehouse.local.gateway.rest.MethodIntegration;
import dev.gatehouse.local.gateway.rest.RestApiDispatcher;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.ApiPath;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.RestApi;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Serves the declared HTTP APIs and REST APIs as API Gateway does. It fetches signing keys over HTTP from the issuer that
 * the authorizer declares. The first API answers at the root, others below their {@link ApiPath}.
 */
public final class Gateway implements HttpHandler {
    /** The declared resources with only one API, and that API compiled. */
    private record Snapshot(Declared declared, ServedApi api) {}

    /** What answers at the root, and below the path of an API by its id. */
    private record Snapshots(Snapshot root, Map<String, Snapshot> byApiId) {
        Optional<String> apiId(HttpRequest request) {
            return ApiPath.apiId(request.path()).filter(byApiId::containsKey);
        }

        Snapshot of(HttpRequest request) {
            return apiId(request).map(byApiId::get).orElse(root);
        }

        /** The request as its API receives it. */
        HttpRequest received(HttpRequest request) {
            return apiId(request)
                    .map(id -> request.withPath(ApiPath.withoutPrefix(request.path(), id)))
                    .orElse(request);
        }
    }

    private final LocalCloud cloud;
    private final HttpApiDispatcher httpDispatch;
    private final RestApiDispatcher restDispatch;
    private final TokenExplainer explainer;
    private final RequestIds ids;
    private final AccessLog accessLog;
    private final Clock clock;
    private final Throttles throttles;
    private volatile Snapshots snapshots = new Snapshots(new Snapshot(Declared.EMPTY, new ServedApi.None()), Map.of());

    /**
     * @param cloud the declared resources; a change takes effect with the next request
     * @param keys fetches the discovery documents and key sets of the declared issuers
     * @param random creates request ids
     * @param accessLog receives one line for each request to a stage with an access log format; called by several
     *     threads
     */
    public Gateway(
            LocalCloud cloud,
            FunctionInvoker functions,
            JwksFetcher keys,
            Clock clock,
            SecureRandom random,
            Consumer<String> accessLog) {
        JwksCache issuerKeys = new JwksCache(new JwksDiscovery(keys), clock);
        this.cloud = cloud;
        this.throttles = new Throttles(clock);
        FunctionInvocation function = new FunctionInvocation(functions);
        RouteAuthorization routes = new RouteAuthorization(new JwtVerifier(issuerKeys, clock));
        MethodAuthorization methods = new MethodAuthorization(JwtVerifier.forUserPools(issuerKeys, clock));
        this.httpDispatch = new HttpApiDispatcher(throttles, routes, new LambdaIntegration(function));
        this.restDispatch = new RestApiDispatcher(throttles, methods, new MethodIntegration(function));
        this.explainer = new TokenExplainer(routes, methods);
        this.ids = new RequestIds(random);
        this.accessLog = new AccessLog(accessLog);
        this.clock = clock;
        cloud.onChange(declared -> compile());
        compile();
    }

    /** Makes all calls available again that the throttles allow in a burst. */
    public void resetThrottles() {
        throttles.reset();
    }

    /** Compiles the declared APIs. Synchronized, so that an older snapshot does not replace a newer one. */
    private synchronized void compile() {
        Declared declared = cloud.declared();
        Map<String, Snapshot> own = new LinkedHashMap<>();
        declared.apis().stream()
                .filter(api -> declared.ownPaths().contains(api.id()))
                .forEach(api -> own.put(api.id(), new Snapshot(declared.servedBy(api), served(api))));
        snapshots = new Snapshots(
                new Snapshot(declared, declared.api().map(this::served).orElseGet(ServedApi.None::new)), own);
    }

    private ServedApi served(Api api) {
        return api instanceof HttpApi http
                ? new ServedApi.Http(new CompiledHttpApi(http), httpDispatch)
                : new ServedApi.Rest(new CompiledRestApi((RestApi) api), restDispatch);
    }

    /** Explains the checks of tokens, for the console. */
    public TokenExplainer explainer() {
        return explainer;
    }

    /** Does not read the body of a request that the route, the throttle or the authorizer refuses. */
    @Override
    public RequestDecision decide(HttpRequest head) {
        Instant received = clock.instant();
        Snapshots all = snapshots;
        Snapshot now = all.of(head);
        GatewayCall call = now.api().newCall(all.received(head), ids, received);
        AccessLogEntry entry = new AccessLogEntry(call);
        return dispatch(all, now, call, entry).map(response -> {
            HttpResponse answer = now.api().withRequestId(response, call).withTrace(entry.trace(now.declared()));
            entry.answered(answer, Duration.between(received, clock.instant()).toMillis());
            accessLog.write(entry);
            return answer;
        });
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return HttpHandler.of(this::decide).handle(request);
    }

    /**
     * An exception, before or after the body is read, becomes a 500 response with the request id that the log shows
     * with the stack trace.
     */
    private static RequestDecision dispatch(Snapshots all, Snapshot now, GatewayCall call, AccessLogEntry entry) {
        try {
            RequestDecision decision = now.api().decide(call, now.declared(), entry);
            return decision instanceof RequestDecision.ReadBody later
                    ? new RequestDecision.ReadBody(
                            request -> handleBody(later.handler(), all.received(request), call, entry))
                    : decision;
        } catch (RuntimeException e) {
            return new RequestDecision.Respond(internalError(e, call, entry));
        }
    }

    private static HttpResponse handleBody(
            HttpHandler whole, HttpRequest request, GatewayCall call, AccessLogEntry entry) {
        try {
            return whole.handle(request);
        } catch (RuntimeException e) {
            return internalError(e, call, entry);
        }
    }

    private static HttpResponse internalError(RuntimeException e, GatewayCall call, AccessLogEntry entry) {
        entry.error("Internal Server Error");
        return HttpResponse.internalError(e, call.id());
    }
}
