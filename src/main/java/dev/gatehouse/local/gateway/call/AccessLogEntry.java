package dev.gatehouse.local.gateway.call;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of one request, for the access log and for the console. Not thread-safe. */
public final class AccessLogEntry {
    private final Map<String, String> values = new HashMap<>();
    private final GatewayCall call;
    private Optional<String> format = Optional.empty();
    private Optional<String> routeKey = Optional.empty();
    private Optional<GatewayTrace.FunctionCall> function = Optional.empty();

    public AccessLogEntry(GatewayCall call) {
        this.call = call;
        values.put("requestId", call.id());
        values.put("extendedRequestId", call.extendedId());
        values.put("requestTime", call.time());
        values.put("requestTimeEpoch", Long.toString(call.received().toEpochMilli()));
        values.put("httpMethod", call.request().method());
        // CHOICE: as sent, on both kinds of API; no source documents the form of $context.path.
        values.put("path", call.request().path());
        values.put("protocol", call.request().protocol());
        values.put("identity.sourceIp", call.request().sourceIp());
        values.put("identity.userAgent", call.userAgent());
        values.put("domainName", call.domainName());
        values.put("domainPrefix", call.domainPrefix());
        values.put("accountId", Addresses.ACCOUNT);
    }

    public void api(Api api) {
        values.put("apiId", api.id());
    }

    /** @param accessLogFormat the declared format of the stage */
    public void stage(String name, Optional<String> accessLogFormat) {
        format = accessLogFormat;
        values.put("stage", name);
    }

    /** The format of the stage; empty if the stage has none or the request matched no stage. */
    Optional<String> format() {
        return format;
    }

    public void route(HttpApi.Route route) {
        values.put("routeKey", route.key());
        routeKey = Optional.of(route.key());
    }

    public void method(RestApi.Method method) {
        values.put("resourceId", method.resourceId());
        values.put("resourcePath", method.path());
        routeKey = Optional.of(method.key());
    }

    /**
     * Adds the claims of a verified token. Claims of other tokens are not trusted.
     *
     * @param texts the claims in the form that the function gets
     */
    public void claims(JsonObject texts) {
        texts.entrySet()
                .forEach(claim -> values.put(
                        "authorizer.claims." + claim.getKey(), claim.getValue().getAsString()));
    }

    public void authorizerError(String description) {
        values.put("authorizer.error", description);
    }

    public void integrationError(String message) {
        values.put("integrationErrorMessage", message);
        values.put("integration.error", message);
    }

    public void integrationStatus(int status) {
        values.put("integrationStatus", Integer.toString(status));
        values.put("integration.status", Integer.toString(status));
    }

    /** An error response of the gateway. */
    public void error(String message) {
        values.put("error.message", message);
        values.put("error.messageString", new JsonPrimitive(message).toString());
    }

    /** @param type the gateway response type, such as {@code UNAUTHORIZED} */
    public void errorType(String type) {
        values.put("error.responseType", type);
    }

    public void answered(HttpResponse answer, long millis) {
        values.put("status", Integer.toString(answer.status()));
        values.put("responseLength", Integer.toString(answer.body().length));
        values.put("responseLatency", Long.toString(millis));
    }

    void function(GatewayTrace.FunctionCall invocation) {
        function = Optional.of(invocation);
    }

    /** The trace of the request, which the console shows. */
    public GatewayTrace trace(Declared declared) {
        return new GatewayTrace(call.id(), call.received(), declared, routeKey, function);
    }

    /** The value of a variable, or a hyphen if it has none (DOC "Customize HTTP API access logs"). */
    public String value(String variable) {
        return values.getOrDefault(variable, "-");
    }
}
