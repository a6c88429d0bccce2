package dev.gatehouse.function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of the API; refusals are problem details (RFC 9457).
 *
 * @param type of the body
 */
record Answer(int status, Optional<String> type, Optional<String> body) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    static Answer ok(Object body) {
        return json(200, "application/json", body);
    }

    static Answer created(Object body) {
        return json(201, "application/json", body);
    }

    static Answer noContent() {
        return new Answer(204, Optional.empty(), Optional.empty());
    }

    static Answer forbidden(String detail) {
        return problem(403, "Forbidden", detail, List.of());
    }

    static Answer notFound(String detail) {
        return problem(404, "Not Found", detail, List.of());
    }

    /** @param errors one for each thing that is wrong with the body */
    static Answer badRequest(List<String> errors) {
        return problem(400, "Bad Request", "the body is not a resource", errors);
    }

    private static Answer problem(int status, String title, String detail, List<String> errors) {
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

    private static Answer json(int status, String type, Object body) {
        return new Answer(status, Optional.of(type), Optional.of(JSON.toJson(body)));
    }
}
