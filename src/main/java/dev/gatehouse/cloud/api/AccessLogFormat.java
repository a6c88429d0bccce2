package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.resource.JsonText;

/**
 * The access log formats: a JSON object for each request with the caller, the route and the check that rejected the
 * request. They never contain the Authorization header.
 */
public final class AccessLogFormat {
    /** Variables of HTTP APIs (Customizing HTTP API access logs). Maximum size: 3 KB. */
    static final String HTTP = JsonText.text(JsonText.object(
            "requestId", "$context.requestId",
            "time", "$context.requestTime",
            "ip", "$context.identity.sourceIp",
            "method", "$context.httpMethod",
            "route", "$context.routeKey",
            "status", "$context.status",
            "bytes", "$context.responseLength",
            "latency", "$context.responseLatency",
            "clientId", "$context.authorizer.claims.client_id",
            "sub", "$context.authorizer.claims.sub",
            "scope", "$context.authorizer.claims.scope",
            "authorizerError", "$context.authorizer.error",
            "integrationError", "$context.integrationErrorMessage"));

    /** Variables of REST APIs (Variables for access logging for API Gateway). Maximum size: 3 KB. */
    static final String REST = JsonText.text(JsonText.object(
            "requestId", "$context.requestId",
            "time", "$context.requestTime",
            "ip", "$context.identity.sourceIp",
            "method", "$context.httpMethod",
            "route", "$context.httpMethod $context.resourcePath",
            "status", "$context.status",
            "bytes", "$context.responseLength",
            "latency", "$context.responseLatency",
            "clientId", "$context.authorizer.claims.client_id",
            "sub", "$context.authorizer.claims.sub",
            "scope", "$context.authorizer.claims.scope",
            "authorizerError", "$context.authorizer.error",
            "refusal", "$context.error.responseType",
            "integrationError", "$context.integration.error"));

    private AccessLogFormat() {}
}
