package dev.gatehouse.local.gateway;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.gateway.call.AccessLog;
import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.call.FunctionInvocation;
import dev.gatehouse.local.gateway.call.Throttles;
import dev.gatehouse.local.gateway.http.HttpApiDispatcher;
import dev.gatehouse.local.gateway.http.CompiledHttpApi;
import dev.gatehouse.local.gateway.http.LambdaIntegration;
import dev.gatehouse.local.gateway.http.RouteAuthorization;
import dev.gatehouse.local.gateway.jwt.JwksCache;
import dev.gatehouse.local.gateway.jwt.JwksFetcher;
import dev.gatehouse.local.gateway.jwt.JwtVerifier;
import dev.gatehouse.local.gateway.jwt.JwksDiscovery;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.request.RequestIds;
import dev.gatehouse.local.gateway.rest.CompiledRestApi;
import dev.gatehouse.local.gateway.rest.MethodAuthorization;
import dev.gatehouse.local.gateway.rest.RestApiDispatcher;
import dev.gatehouse.local.gateway.rest.MethodIntegration;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.http.RequestDecision;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.RestApi;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An HTTP API or a REST API as API Gateway serves it, from what is declared and nothing else. Keys come over HTTP from the issuer
 * that the authorizer declares.
 */
public final class Gateway implements HttpHandler {
    /** What is declared and, made from it once, the API that answers. */
    private record Picture(Declared declared, ServedApi api) {}

    private final LocalCloud cloud;
    private final HttpApiDispatcher httpDispatch;
    private final RestApiDispatcher restDispatch;
    private final RequestIds ids;
    private final AccessLog accessLog;
    private final Clock clock;
    private volatile Picture picture = new Picture(Declared.NOTHING, new ServedApi.None());

    /**
     * @param cloud the newest API that is declared there answers
     * @param keys gets the discovery documents and key sets of declared issuers
     * @param random for request ids
     * @param accessLog gets one line a call of a stage that declares a format; called by many threads at once
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
        Throttles throttles = new Throttles(clock);
        FunctionInvocation function = new FunctionInvocation(functions);
        this.httpDispatch = new HttpApiDispatcher(
                throttles,
                new RouteAuthorization(new JwtVerifier(issuerKeys, clock)),
                new LambdaIntegration(function));
        this.restDispatch = new RestApiDispatcher(
                throttles,
                new MethodAuthorization(JwtVerifier.ofUserPools(issuerKeys, clock)),
                new MethodIntegration(function));
        this.ids = new RequestIds(random);
        this.accessLog = new AccessLog(accessLog);
        this.clock = clock;
        cloud.onChange(declared -> compile());
        compile();
    }

    /** Reads what is declared under a lock, so that an older picture never replaces a newer one. */
    private synchronized void compile() {
        Declared declared = cloud.declared();
        picture = new Picture(declared, declared.api().map(this::served).orElseGet(ServedApi.None::new));
    }

    private ServedApi served(Api api) {
        return api instanceof HttpApi http
                ? new ServedApi.OfHttp(new CompiledHttpApi(http), httpDispatch)
                : new ServedApi.OfRest(new CompiledRestApi((RestApi) api), restDispatch);
    }

    /** The body of a request that its route, its throttle or its authorizer refuses is not read. */
    @Override
    public RequestDecision decide(HttpRequest head) {
        Instant received = clock.instant();
        Picture now = picture;
        GatewayCall call = now.api().received(head, ids, received);
        AccessLogEntry record = new AccessLogEntry(call);
        return admitted(now, call, record).map(unnamed -> {
            HttpResponse answer = now.api().named(unnamed, call);
            record.answered(answer, Duration.between(received, clock.instant()).toMillis());
            accessLog.write(record);
            return answer;
        });
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        return HttpHandler.of(this::decide).handle(request);
    }

    /** A defect is answered by 500, with the id that its stack trace has in the log, before and after the body is read. */
    private static RequestDecision admitted(Picture now, GatewayCall call, AccessLogEntry record) {
        try {
            RequestDecision admission = now.api().admit(call, now.declared(), record);
            return admission instanceof RequestDecision.ReadBody later
                    ? new RequestDecision.ReadBody(request -> withBody(later.handler(), request, call, record))
                    : admission;
        } catch (RuntimeException e) {
            return new RequestDecision.Respond(defect(e, call, record));
        }
    }

    private static HttpResponse withBody(
            HttpHandler whole, HttpRequest request, GatewayCall call, AccessLogEntry record) {
        try {
            return whole.handle(request);
        } catch (RuntimeException e) {
            return defect(e, call, record);
        }
    }

    private static HttpResponse defect(RuntimeException e, GatewayCall call, AccessLogEntry record) {
        record.error("Internal Server Error");
        return HttpResponse.internalError(e, call.id());
    }
}
