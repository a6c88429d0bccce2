package dev.gatehouse.local.gateway.rest;

import dev.gatehouse.local.gateway.call.AccessLogEntry;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.RestApi;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A mock integration, which responds without a backend (DOC "Set up mock integrations in API Gateway"). */
final class MockIntegration {
    private static final String JSON = "application/json";

    private MockIntegration() {}

    static HttpResponse answer(
            HttpRequest request, RestApi.Integration.Mock mock, GatewayResponses refusals, AccessLogEntry entry) {
        // DOC "Integration passthrough behaviors": a request without a content type counts as JSON.
        String type = request.headers()
                .first("content-type")
                .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                .orElse(JSON);
        boolean templated = mock.types().contains(type);
        if (!templated && !mock.passesOthers()) {
            return refusals.of(
                    GatewayResponseType.UNSUPPORTED_MEDIA_TYPE,
                    "mock: the content type must be one of " + mock.types() + ", got " + LogValue.plain(type)
                            + "; send one of these, or change passthroughBehavior, which is NEVER",
                    entry);
        }
        if (!templated && !hasStatusCode(request.body())) {
            return refusals.of(
                    GatewayResponseType.API_CONFIGURATION_ERROR,
                    "mock: the body must be {\"statusCode\": <status>}, got something else; send that, or add a template for "
                            + LogValue.plain(type),
                    entry);
        }
        if (mock.answer().isEmpty()) {
            return refusals.of(
                    GatewayResponseType.API_CONFIGURATION_ERROR,
                    "mock: the integration must have an IntegrationResponse, got none; declare one, and deploy again",
                    entry);
        }
        RestApi.MockAnswer answer = mock.answer().get();
        entry.integrationStatus(answer.status());
        Headers headers = Headers.NONE;
        for (Map.Entry<String, String> header : new TreeMap<>(answer.headers()).entrySet()) {
            headers = headers.with(header.getKey(), header.getValue());
        }
        String body = answer.status() == 204 ? "" : answer.templates().getOrDefault(JSON, "");
        // A declared content type replaces that of the template.
        Headers complete = headers.first("content-type").isPresent() ? headers : headers.with("content-type", JSON);
        return HttpResponse.of(answer.status(), complete, body);
    }

    private static boolean hasStatusCode(byte[] body) {
        return new String(body, StandardCharsets.UTF_8)
                .matches("\\s*\\{\\s*\"statusCode\"\\s*:\\s*[1-5][0-9]{2}\\s*}\\s*");
    }
}
