package dev.gatehouse.local.gateway.call;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.request.GatewayCall;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one call leaves for the access log, by name of the {@code $context} variable; written by one thread. */
public final class AccessLogEntry {
    private final Map<String, String> values = new HashMap<>();
    private Optional<String> format = Optional.empty();

    public AccessLogEntry(GatewayCall call) {
        values.put("requestId", call.id());
        values.put("extendedRequestId", call.extendedId());
        values.put("requestTime", call.time());
        values.put("requestTimeEpoch", Long.toString(call.received().toEpochMilli()));
        values.put("httpMethod", call.request().method());
        // CHOICE: as sent, on both kinds of API; no source says how $context.path is written.
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

    /** @param accessLogFormat what the stage declares */
    public void stage(String name, Optional<String> accessLogFormat) {
        format = accessLogFormat;
        values.put("stage", name);
    }

    /** Empty for a stage without a format, or a call that reached no stage. */
    Optional<String> format() {
        return format;
    }

    public void route(HttpApi.Route route) {
        values.put("routeKey", route.key());
    }

    public void method(RestApi.Method method) {
        values.put("resourceId", method.resourceId());
        values.put("resourcePath", method.path());
    }

    /**
     * Only of a verified token: anybody can write the others.
     *
     * @param texts as the function sees them
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

    /** An answer of the gateway's own. */
    public void error(String message) {
        values.put("error.message", message);
        values.put("error.messageString", new JsonPrimitive(message).toString());
    }

    /** @param type of the gateway response, {@code UNAUTHORIZED} */
    public void errorType(String type) {
        values.put("error.responseType", type);
    }

    public void answered(HttpResponse answer, long millis) {
        values.put("status", Integer.toString(answer.status()));
        values.put("responseLength", Integer.toString(answer.body().length));
        values.put("responseLatency", Long.toString(millis));
    }

    /** DOC "Customize HTTP API access logs"; what has no value is a dash. */
    public String value(String variable) {
        return values.getOrDefault(variable, "-");
    }
}
