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
 * One line of JSON a call, which Lambda's own JSON log format keeps as it is: who called what, and how it ended. No name,
 * no address, no body and no token: the subject and the client are enough to find the rest.
 */
final class CallLog {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final PrintStream out;
    private final Clock clock;

    CallLog(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    static CallLog toStandardOutput() {
        return new CallLog(System.out, Clock.systemUTC());
    }

    /** The answer, once it is written down; what the API throws is written down too, by its type. */
    Answer around(Call call, Context context, Supplier<Answer> api) {
        Instant begin = clock.instant();
        try {
            Answer answer = api.get();
            write(call, context, begin, answer.status() < 500 ? "INFO" : "ERROR", "status", answer.status());
            return answer;
        } catch (RuntimeException e) {
            // Its text may hold what a caller sent; the runtime logs the stack beside this line.
            write(call, context, begin, "ERROR", "error", e.getClass().getName());
            throw e;
        }
    }

    private void write(Call call, Context context, Instant begin, String level, String outcome, Object value) {
        Instant end = clock.instant();
        Map<String, Object> line = new LinkedHashMap<>();
        // These two names Lambda knows: it filters by level, and takes the time for the line's own.
        line.put("timestamp", end.toString());
        line.put("level", level);
        line.put("requestId", context.getAwsRequestId());
        line.put("route", call.route());
        line.put(outcome, value);
        line.put("milliseconds", Duration.between(begin, end).toMillis());
        call.caller().flatMap(Claims::subject).ifPresent(sub -> line.put("sub", sub));
        call.caller().flatMap(Claims::clientId).ifPresent(client -> line.put("clientId", client));
        out.println(JSON.toJson(line));
    }
}
