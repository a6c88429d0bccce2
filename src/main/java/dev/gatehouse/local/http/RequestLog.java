package dev.gatehouse.local.http;

import java.time.Duration;

/** Hears of each answered request, once; called by many threads at once. */
@FunctionalInterface
public interface RequestLog {
    /** @param server which server answered, such as {@code api} or {@code cognito} */
    void answered(String server, HttpRequest request, HttpResponse response, Duration took);
}
