package dev.gatehouse.local.function.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The Lambda Runtime API, version 2018-06-01, as a client. */
final class RuntimeApi {
    /** One byte more than the platform takes: enough for it to refuse a reply, however long it is. */
    private static final int MOST_BYTES = 6 * 1024 * 1024 + 101;

    /** One event to handle. */
    record Event(String requestId, long deadlineMillis, String functionArn, byte[] payload) {}

    private final String base;

    /** @param host {@code 127.0.0.1:1234} */
    RuntimeApi(String host) {
        base = "http://" + host + "/2018-06-01/runtime/";
    }

    /** Waits for the next event, however long. */
    Event next() throws IOException {
        HttpURLConnection connection = open("invocation/next");
        try (InputStream in = connection.getInputStream()) {
            return new Event(
                    header(connection, "Lambda-Runtime-Aws-Request-Id"),
                    Long.parseLong(header(connection, "Lambda-Runtime-Deadline-Ms")),
                    header(connection, "Lambda-Runtime-Invoked-Function-Arn"),
                    in.readAllBytes());
        }
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

    private void post(String path, byte[] body, @org.jspecify.annotations.Nullable String errorType)
            throws IOException {
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        if (errorType != null) {
            connection.setRequestProperty("Lambda-Runtime-Function-Error-Type", errorType);
        }
        connection.setDoOutput(true);
        int length = Math.min(body.length, MOST_BYTES);
        connection.setFixedLengthStreamingMode(length);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body, 0, length);
        }
        // 413 for a reply that is too large: the platform has told the caller, and the next event follows.
        InputStream answer =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream();
        if (answer != null) {
            answer.readAllBytes();
            answer.close();
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        return (HttpURLConnection) URI.create(base + path).toURL().openConnection();
    }

    private static String header(HttpURLConnection connection, String name) throws IOException {
        String value = connection.getHeaderField(name);
        if (value == null) {
            throw new IOException("the Runtime API sent no " + name);
        }
        return value;
    }
}
