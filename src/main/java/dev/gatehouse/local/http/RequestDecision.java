package dev.gatehouse.local.http;

import java.util.function.UnaryOperator;

/** The decision on a request after its request line and headers, before its body is read. */
public sealed interface RequestDecision {
    /** Sends the response now, usually a refusal. The body is not read into memory. */
    record Respond(HttpResponse response) implements RequestDecision {}

    /** Reads the whole body and passes the request to the handler. */
    record ReadBody(HttpHandler handler) implements RequestDecision {}

    /** Returns a decision whose response, sent now or after the body, passes through {@code change}. */
    default RequestDecision map(UnaryOperator<HttpResponse> change) {
        return this instanceof ReadBody readBody
                ? new ReadBody(request -> change.apply(readBody.handler().handle(request)))
                : new Respond(change.apply(((Respond) this).response()));
    }
}
