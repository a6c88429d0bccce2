package dev.gatehouse.local.http;

/** Answers one request; called by many threads at once. */
@FunctionalInterface
public interface HttpHandler {
    HttpResponse handle(HttpRequest request);
}
