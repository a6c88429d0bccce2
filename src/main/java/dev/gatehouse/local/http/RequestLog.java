package dev.gatehouse.local.http;

import java.time.Duration;

/** Logs each request once, with its response. Many threads call it at once. */
@FunctionalInterface
public interface RequestLog {
    /** @param server the name of the server, such as {@code api} or {@code cognito} */
    void answered(String server, HttpRequest request, HttpResponse response, Duration took);
}
