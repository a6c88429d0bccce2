package dev.gatehouse.function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.gatehouse.function.claims.RefusedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response of the API; errors are problem details (RFC 9457).
 *
 * @param operation what was done, for the log, if the route does not say it: an MCP request; empty for other routes
 */
record ApiResponse(int status, Map<String, String> headers, Optional<String> body, Optional<String> operation) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    ApiResponse {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    ApiResponse(int status, Map<String, String> headers, Optional<String> body) {
        this(status, headers, body, Optional.empty());
    }

    static ApiResponse ok(Object body) {
        return json(200, "application/json", body);
    }

    static ApiResponse created(Object body) {
        return json(201, "application/json", body);
    }

    static ApiResponse noContent() {
        return new ApiResponse(204, Map.of(), Optional.empty());
    }

    /** RFC 9110, section 15.5.2: a 401 response must have a WWW-Authenticate header. */
    static ApiResponse refused(RefusedException refusal) {
        return switch (refusal.reason()) {
            case UNAUTHORIZED ->
                problem(refusal.reason().status(), "Unauthorized", refusal.detail(), List.of())
                        .with("www-authenticate", "Bearer");
            case FORBIDDEN -> forbidden(refusal.detail());
        };
    }

    static ApiResponse forbidden(String detail) {
        return problem(403, "Forbidden", detail, List.of());
    }

    static ApiResponse notFound(String detail) {
        return problem(404, "Not Found", detail, List.of());
    }

    static ApiResponse conflict(String detail) {
        return problem(409, "Conflict", detail, List.of());
    }

    static ApiResponse preconditionFailed(String detail) {
        return problem(412, "Precondition Failed", detail, List.of());
    }

    /** RFC 6585, section 3. */
    static ApiResponse preconditionRequired(String detail) {
        return problem(428, "Precondition Required", detail, List.of());
    }

    static ApiResponse badRequest(String detail) {
        return problem(400, "Bad Request", detail, List.of());
    }

    /** @param errors one message for each error in the body */
    static ApiResponse badBody(List<String> errors) {
        return problem(400, "Bad Request", "the request body is not a valid resource", errors);
    }

    ApiResponse with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiResponse(status, all, body, operation);
    }

    private static ApiResponse problem(int status, String title, String detail, List<String> errors) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        return json(status, "application/problem+json", body);
    }

    private static ApiResponse json(int status, String type, Object body) {
        return new ApiResponse(status, Map.of("content-type", type), Optional.of(JSON.toJson(body)));
    }
}
