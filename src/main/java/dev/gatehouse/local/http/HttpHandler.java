package dev.gatehouse.local.http;

import java.util.function.Function;

/** Answers one request; called by many threads at once. */
@FunctionalInterface
public interface HttpHandler {
    /** @param request with its whole body */
    HttpResponse handle(HttpRequest request);

    /**
     * Decides whether the body is needed at all.
     *
     * @param head the request without its body
     */
    default Admission admit(HttpRequest head) {
        return new Admission.NeedsBody(this);
    }

    /** One that decides on the head of each request. */
    static HttpHandler admittedBy(Function<HttpRequest, Admission> admission) {
        return new HttpHandler() {
            @Override
            public Admission admit(HttpRequest head) {
                return admission.apply(head);
            }

            @Override
            public HttpResponse handle(HttpRequest request) {
                Admission admitted = admission.apply(request);
                return admitted instanceof Admission.NeedsBody later
                        ? later.whole().handle(request)
                        : ((Admission.Answered) admitted).response();
            }
        };
    }
}
