package dev.gatehouse.local.function.runner;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A client of the Lambda Runtime API, version 2018-06-01. */
final class RuntimeApiClient {
    private static final String BASE = "/2018-06-01/runtime/";

    /** One byte more than the limit of Lambda, enough for it to refuse a response that is too large. */
    private static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024 + 101;

    /** One event to handle. */
    record Event(String requestId, long deadlineMillis, String functionArn, byte[] payload) {}

    private final HttpConnection connection;
    private final String base;

    /** @param address {@code 127.0.0.1:1234}, optionally with a path that precedes the path of each operation */
    RuntimeApiClient(String address) {
        int slash = address.indexOf('/');
        connection = new HttpConnection(slash < 0 ? address : address.substring(0, slash));
        base = (slash < 0 ? "" : address.substring(slash)) + BASE;
    }

    /** Waits for the next event, without a timeout. */
    Event next() throws IOException {
        HttpConnection.Response answer = connection.send("GET", base + "invocation/next", new byte[0], 0, null);
        if (answer.status() != 200) {
            throw new IOException("the Runtime API has no more events");
        }
        return new Event(
                answer.header("lambda-runtime-aws-request-id"),
                Long.parseLong(answer.header("lambda-runtime-deadline-ms")),
                answer.header("lambda-runtime-invoked-function-arn"),
                answer.body());
    }

    void respond(Event event, byte[] payload) throws IOException {
        post("invocation/" + event.requestId() + "/response", payload, null);
    }

    void error(Event event, ErrorReport report) throws IOException {
        post("invocation/" + event.requestId() + "/error", report.json(), report.type());
    }

    void initError(ErrorReport report) throws IOException {
        post("init/error", report.json(), report.type());
    }

    /** The status is ignored: after 413 (response too large) the caller has its error, and the next event follows. */
    private void post(String path, byte[] body, @Nullable String errorType) throws IOException {
        connection.send("POST", base + path, body, Math.min(body.length, MAX_RESPONSE_BYTES), errorType);
    }
}
