package dev.gatehouse.local.function;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;

/** The responses of the Runtime API, and the errors that a process reports to it. */
final class RuntimeApiReplies {
    private RuntimeApiReplies() {}

    /** Reads the error object of the Runtime API. An invalid object is a failure, too. */
    static Invocation.Failed failure(HttpRequest request) {
        String type =
                request.headers().first("Lambda-Runtime-Function-Error-Type").orElse("Runtime.UnknownReason");
        try {
            JsonObject report = JsonParser.parseString(request.bodyText()).getAsJsonObject();
            return new Invocation.Failed(
                    report.has("errorType") ? report.get("errorType").getAsString() : type,
                    report.has("errorMessage") ? report.get("errorMessage").getAsString() : "");
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return new Invocation.Failed(type, "");
        }
    }

    static HttpResponse accepted() {
        return HttpResponse.json(202, "{\"status\":\"OK\"}").withSameOriginHeaders();
    }

    static HttpResponse error(int status, String type, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("errorMessage", message);
        body.addProperty("errorType", type);
        return HttpResponse.json(status, body.toString()).withSameOriginHeaders();
    }
}
