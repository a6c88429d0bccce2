package dev.gatehouse.local.gateway;

import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LocalCloud;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An HTTP API as API Gateway serves it, from what is declared and nothing else. Keys come over HTTP from the issuer
 * that the authorizer declares.
 */
public final class Gateway implements HttpHandler {
    /** What is declared and, made from it once, the API that answers. */
    private record Picture(Declared declared, Optional<CompiledApi> api) {}

    private final LocalCloud cloud;
    private final ApiDispatch dispatch;
    private final RequestIds ids;
    private final AccessLog accessLog;
    private final Clock clock;
    private volatile Picture picture = new Picture(Declared.NOTHING, Optional.empty());

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
        IssuerKeys issuerKeys = new IssuerKeys(new KeyDiscovery(keys), clock);
        this.cloud = cloud;
        this.dispatch = new ApiDispatch(
                new Throttles(clock),
                new RouteAuthorization(new JwtVerifier(issuerKeys, clock)),
                new FunctionIntegration(new Integrations(functions)));
        this.ids = new RequestIds(random);
        this.accessLog = new AccessLog(accessLog);
        this.clock = clock;
        cloud.onChange(declared -> compile());
        compile();
    }

    /** Reads what is declared under a lock, so that an older picture never replaces a newer one. */
    private synchronized void compile() {
        Declared declared = cloud.declared();
        picture = new Picture(declared, declared.api().map(CompiledApi::new));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        Instant received = clock.instant();
        Call call = new Call(request, ids.request(), ids.trace(received), received);
        AccessRecord record = new AccessRecord(call);
        Picture now = picture;
        HttpResponse answer = now.api()
                .map(api -> dispatch.answer(call, api, now.declared(), record))
                .orElseGet(() -> GatewayAnswer.NOT_FOUND.because("no API is declared: declare one", record))
                // DOC "Troubleshooting issues with HTTP API JWT authorizers": on every answer.
                .with("apigw-requestid", call.id());
        record.answered(answer, Duration.between(received, clock.instant()).toMillis());
        accessLog.write(record);
        return answer;
    }
}
