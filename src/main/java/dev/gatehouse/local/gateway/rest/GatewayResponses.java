package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLog;
import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.RestApi.GatewayResponse;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds error responses as the deployment declares them (DOC "Gateway responses for REST APIs"). */
final class GatewayResponses {
    private static final String JSON = "application/json";

    private final Map<String, GatewayResponse> declared;

    GatewayResponses(Map<String, GatewayResponse> declared) {
        this.declared = declared;
    }

    HttpResponse of(GatewayResponseType answer, String reason, AccessLogEntry call) {
        return of(answer, answer.message(), reason, call);
    }

    /** @param message replaces the default message of the type */
    HttpResponse of(GatewayResponseType answer, String message, String reason, AccessLogEntry call) {
        call.error(message);
        call.errorType(answer.type());
        Optional<GatewayResponse> specific = Optional.ofNullable(declared.get(answer.type()));
        Optional<GatewayResponse> fallback = Optional.ofNullable(declared.get(answer.fallback()));
        GatewayResponse response = specific.or(() -> fallback).orElse(null);
        // DOC: the status of a default gateway response applies to all types that it replaces.
        int status = Stream.of(specific, fallback)
                .flatMap(Optional::stream)
                .flatMap(each -> each.status().stream())
                .findFirst()
                .orElse(answer.status());
        Headers headers = Headers.of("x-amzn-ErrorType", answer.exception());
        if (response == null) {
            return HttpResponse.of(
                            status,
                            headers.with("content-type", JSON),
                            "{\"message\":" + call.value("error.messageString") + "}")
                    .withReason(reason);
        }
        for (Map.Entry<String, String> header : new TreeMap<>(response.headers()).entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        String template = response.templates().getOrDefault(JSON, "");
        // DOC: without a template the response has no body.
        return HttpResponse.of(status, headers.with("content-type", JSON), AccessLog.filled(template, call))
                .withReason(reason);
    }
}
