package dev.gatehouse.local.http;

import java.util.function.UnaryOperator;

/** What becomes of a request whose line and headers are there, before a byte of its body is read. */
public sealed interface Admission {
    /** It is answered, most often refused; its body is not read into memory. */
    record Answered(HttpResponse response) implements Admission {}

    /** It is answered once the whole body is there. */
    record NeedsBody(HttpHandler whole) implements Admission {}

    /** The same with another answer, whenever it comes. */
    default Admission map(UnaryOperator<HttpResponse> change) {
        return this instanceof NeedsBody later
                ? new NeedsBody(request -> change.apply(later.whole().handle(request)))
                : new Answered(change.apply(((Answered) this).response()));
    }
}
