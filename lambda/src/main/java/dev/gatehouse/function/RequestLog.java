package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.gatehouse.function.claims.Claims;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes one line of JSON for each request: caller, route and outcome. Lambda's JSON log format passes the line through
 * unchanged. It has no user name, e-mail address, body, argument of a tool or token; the subject and the client id identify the caller.
 */
final class RequestLog {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;
    private final Clock clock;

    RequestLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    static RequestLog toStandardOutput() {
        return new RequestLog(System.out, Clock.systemUTC());
    }

    /** Calls the API and logs the outcome. If the API throws, the log has the type of the exception. */
    ApiResponse around(ApiRequest request, Context context, Supplier<ApiResponse> api) {
        Instant start = clock.instant();
        try {
            ApiResponse answer = api.get();
            Map<String, Object> outcome = new LinkedHashMap<>();
            answer.operation().ifPresent(operation -> outcome.put("operation", operation));
            outcome.put("status", answer.status());
            write(request, context, start, answer.status() < 500 ? "INFO" : "ERROR", outcome);
            return answer;
        } catch (RuntimeException e) {
            // The message may contain input of the caller. The runtime logs the stack trace.
            write(request, context, start, "ERROR", Map.of("error", e.getClass().getName()));
            throw e;
        }
    }

    private void write(ApiRequest request, Context context, Instant start, String level, Map<String, Object> outcome) {
        Instant end = clock.instant();
        Map<String, Object> line = new LinkedHashMap<>();
        // Lambda reads these two fields: it filters by level and uses the timestamp.
        line.put("timestamp", end.toString());
        line.put("level", level);
        line.put("requestId", context.getAwsRequestId());
        line.put("route", request.route());
        line.putAll(outcome);
        line.put("milliseconds", Duration.between(start, end).toMillis());
        request.caller().flatMap(Claims::subject).ifPresent(sub -> line.put("sub", sub));
        request.caller().flatMap(Claims::clientId).ifPresent(client -> line.put("clientId", client));
        out.println(JSON.toJson(line));
    }
}
