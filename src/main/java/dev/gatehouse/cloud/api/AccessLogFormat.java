package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.resource.JsonText;

/** One JSON object a request: who called what, and which check refused it; never the Authorization header. */
public final class AccessLogFormat {
    /** Variables as in Customizing HTTP API access logs; at most 3 KB. */
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

    /** As {@link #HTTP}, with the variables of Variables for access logging for API Gateway (REST APIs). */
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
