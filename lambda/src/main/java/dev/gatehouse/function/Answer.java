package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of the API; refusals are problem details (RFC 9457). */
final class Answer {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private Answer() {}

    static APIGatewayV2HTTPResponse ok(Object body) {
        return json(200, "application/json", body);
    }

    static APIGatewayV2HTTPResponse created(Object body) {
        return json(201, "application/json", body);
    }

    static APIGatewayV2HTTPResponse noContent() {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(204).build();
    }

    static APIGatewayV2HTTPResponse forbidden(String detail) {
        return problem(403, "Forbidden", detail, List.of());
    }

    static APIGatewayV2HTTPResponse notFound(String detail) {
        return problem(404, "Not Found", detail, List.of());
    }

    /** @param errors one for each thing that is wrong with the body */
    static APIGatewayV2HTTPResponse badRequest(List<String> errors) {
        return problem(400, "Bad Request", "the body is not a resource", errors);
    }

    private static APIGatewayV2HTTPResponse problem(int status, String title, String detail, List<String> errors) {
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

    private static APIGatewayV2HTTPResponse json(int status, String type, Object body) {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(Map.of("content-type", type))
                .withBody(JSON.toJson(body))
                .build();
    }
}
