package dev.gatehouse.local.gateway.call;

import dev.gatehouse.local.http.HttpResponse;

/** The error responses of an HTTP API, with the bodies that API Gateway sends. */
public enum HttpApiError {
    BAD_REQUEST(400, "Bad Request"),
    /** DOC "JWT authorizers". */
    UNAUTHORIZED(401, "Unauthorized"),
    /** OBS floci, yulin: for a missing scope. */
    FORBIDDEN(403, "Forbidden"),
    /** DOC "Create routes for HTTP APIs": for an unknown stage or route. */
    NOT_FOUND(404, "Not Found"),
    TOO_LARGE(413, "Request Entity Too Large"),
    /** DOC "Throttle requests to HTTP APIs". */
    TOO_MANY(429, "Too Many Requests"),
    /** DOC "Troubleshooting issues with HTTP API Lambda integrations": the body; CHOICE: the status. */
    INTERNAL(500, "Internal Server Error"),
    /** OBS (issue reports): if the integration timeout is exceeded. */
    UNAVAILABLE(503, "Service Unavailable");

    private final int status;
    private final String message;

    HttpApiError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    /** Creates the response and adds the error to the access log entry. */
    public HttpResponse response(String reason, AccessLogEntry call) {
        call.error(message);
        return HttpResponse.json(status, "{\"message\":\"" + message + "\"}").withReason(reason);
    }
}
