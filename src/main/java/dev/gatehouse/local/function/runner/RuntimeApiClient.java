package dev.gatehouse.local.function.runner;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The Lambda Runtime API, version 2018-06-01, as a client. */
final class RuntimeApiClient {
    private static final String BASE = "/2018-06-01/runtime/";

    /** One byte more than the platform takes: enough for it to refuse a reply, however long it is. */
    private static final int MOST_BYTES = 6 * 1024 * 1024 + 101;

    /** One event to handle. */
    record Event(String requestId, long deadlineMillis, String functionArn, byte[] payload) {}

    private final HttpConnection wire;
    private final String base;

    /** @param address {@code 127.0.0.1:1234}, or the same with a path that comes before each operation's */
    RuntimeApiClient(String address) {
        int slash = address.indexOf('/');
        wire = new HttpConnection(slash < 0 ? address : address.substring(0, slash));
        base = (slash < 0 ? "" : address.substring(slash)) + BASE;
    }

    /** Waits for the next event, however long. */
    Event next() throws IOException {
        HttpConnection.Answer answer = wire.send("GET", base + "invocation/next", new byte[0], 0, null);
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

    /** 413 for a reply that is too large: the platform has told the caller, and the next event follows. */
    private void post(String path, byte[] body, @Nullable String errorType) throws IOException {
        wire.send("POST", base + path, body, Math.min(body.length, MOST_BYTES), errorType);
    }
}
