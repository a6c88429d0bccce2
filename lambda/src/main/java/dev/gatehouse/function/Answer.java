package dev.gatehouse.function;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.gatehouse.function.claims.RefusedException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An answer of the API; refusals are problem details (RFC 9457). */
record Answer(int status, Map<String, String> headers, Optional<String> body) {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    Answer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static Answer ok(Object body) {
        return json(200, "application/json", body);
    }

    static Answer created(Object body) {
        return json(201, "application/json", body);
    }

    static Answer noContent() {
        return new Answer(204, Map.of(), Optional.empty());
    }

    /** 401 names the way to sign in, as RFC 9110, section 15.5.2, wants. */
    static Answer refused(RefusedException refusal) {
        return switch (refusal.reason()) {
            case NO_CALLER ->
                problem(refusal.reason().status(), "Unauthorized", refusal.detail(), List.of())
                        .with("www-authenticate", "Bearer");
            case NOT_ALLOWED -> forbidden(refusal.detail());
        };
    }

    static Answer forbidden(String detail) {
        return problem(403, "Forbidden", detail, List.of());
    }

    static Answer notFound(String detail) {
        return problem(404, "Not Found", detail, List.of());
    }

    static Answer conflict(String detail) {
        return problem(409, "Conflict", detail, List.of());
    }

    static Answer preconditionFailed(String detail) {
        return problem(412, "Precondition Failed", detail, List.of());
    }

    /** RFC 6585, section 3. */
    static Answer preconditionRequired(String detail) {
        return problem(428, "Precondition Required", detail, List.of());
    }

    static Answer badRequest(String detail) {
        return problem(400, "Bad Request", detail, List.of());
    }

    /** @param errors one for each thing that is wrong with the body */
    static Answer badBody(List<String> errors) {
        return problem(400, "Bad Request", "the body is not a resource", errors);
    }

    Answer with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Answer(status, all, body);
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
        return new Answer(status, Map.of("content-type", type), Optional.of(JSON.toJson(body)));
    }
}
