package dev.gatehouse.local.http;

import java.util.function.Function;

/** Handles requests. Many threads call it at once. */
@FunctionalInterface
public interface HttpHandler {
    /** @param request with its whole body */
    HttpResponse handle(HttpRequest request);

    /**
     * Decides whether the body must be read.
     *
     * @param head the request without its body
     */
    default RequestDecision decide(HttpRequest head) {
        return new RequestDecision.ReadBody(this);
    }

    /** Returns a handler that applies {@code decision} to the head of each request. */
    static HttpHandler of(Function<HttpRequest, RequestDecision> decision) {
        return new HttpHandler() {
            @Override
            public RequestDecision decide(HttpRequest head) {
                return decision.apply(head);
            }

            @Override
            public HttpResponse handle(HttpRequest request) {
                RequestDecision decided = decision.apply(request);
                return decided instanceof RequestDecision.ReadBody readBody
                        ? readBody.handler().handle(request)
                        : ((RequestDecision.Respond) decided).response();
            }
        };
    }
}
