package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.http.HttpResponse;

/** The gateway's own answers, with the bodies of API Gateway. */
public enum HttpApiError {
    BAD_REQUEST(400, "Bad Request"),
    /** DOC "JWT authorizers". */
    UNAUTHORIZED(401, "Unauthorized"),
    /** OBS floci, yulin: for a scope that is missing. */
    FORBIDDEN(403, "Forbidden"),
    /** DOC "Create routes for HTTP APIs": for an unknown stage as for an unknown route. */
    NOT_FOUND(404, "Not Found"),
    TOO_LARGE(413, "Request Entity Too Large"),
    /** DOC "Throttle requests to HTTP APIs". */
    TOO_MANY(429, "Too Many Requests"),
    /** DOC "Troubleshooting issues with HTTP API Lambda integrations": the body; CHOICE: the status. */
    INTERNAL(500, "Internal Server Error"),
    /** OBS (issue reports): when the integration's timeout passes. */
    UNAVAILABLE(503, "Service Unavailable");

    private final int status;
    private final String message;

    HttpApiError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** Notes it in {@code call}, too. */
    public HttpResponse because(String reason, AccessLogEntry call) {
        call.error(message);
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}").withReason(reason);
    }
}
