package dev.gatehouse.local.gateway;

import com.google.gson.JsonElement;
import dev.gatehouse.local.gateway.JwtVerifier.VerifiedToken;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What one call leaves for the access log, by name of the {@code $context} variable; written by one thread. */
final class AccessRecord {
    private final Map<String, String> values = new HashMap<>();
    private Optional<HttpApi.Stage> stage = Optional.empty();

    AccessRecord(Call call) {
        values.put("requestId", call.id());
        values.put("extendedRequestId", call.id());
        values.put("requestTime", call.time());
        values.put("requestTimeEpoch", Long.toString(call.received().toEpochMilli()));
        values.put("httpMethod", call.request().method());
        values.put("path", call.request().path());
        values.put("protocol", call.request().protocol());
        values.put("identity.sourceIp", call.request().sourceIp());
        values.put("identity.userAgent", call.userAgent());
        values.put("domainName", call.domainName());
        values.put("domainPrefix", call.domainPrefix());
        values.put("accountId", Addresses.ACCOUNT);
    }

    void api(HttpApi api) {
        values.put("apiId", api.id());
    }

    void stage(HttpApi.Stage chosen) {
        stage = Optional.of(chosen);
        values.put("stage", chosen.name());
    }

    Optional<HttpApi.Stage> stage() {
        return stage;
    }

    void route(HttpApi.Route route) {
        values.put("routeKey", route.key());
    }

    /** Only claims of a verified token: anybody can write the others. */
    void token(VerifiedToken token) {
        for (Map.Entry<String, JsonElement> claim : token.claims().entrySet()) {
            if (!claim.getValue().isJsonNull()) {
                values.put("authorizer.claims." + claim.getKey(), ClaimText.of(claim.getValue()));
            }
        }
    }

    void authorizerError(String description) {
        values.put("authorizer.error", description);
    }

    void integrationError(String message) {
        values.put("integrationErrorMessage", message);
        values.put("integration.error", message);
    }

    void integrationStatus(int status) {
        values.put("integrationStatus", Integer.toString(status));
        values.put("integration.status", Integer.toString(status));
    }

    /** An answer of the gateway's own. */
    void error(String message) {
        values.put("error.message", message);
        values.put("error.messageString", "\"" + message + "\"");
    }

    void answered(HttpResponse answer, long millis) {
        values.put("status", Integer.toString(answer.status()));
        values.put("responseLength", Integer.toString(answer.body().length));
        values.put("responseLatency", Long.toString(millis));
    }

    /** DOC "Customize HTTP API access logs"; what has no value is a dash. */
    String value(String variable) {
        return values.getOrDefault(variable, "-");
    }
}
