package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.StrictUtf8;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** @param text the body for the event, in base64 if {@code base64} is true */
public record RequestBody(String text, boolean base64) {
    private static final Set<String> TEXTS = Set.of("application/json", "application/xml", "application/javascript");

    /**
     * OBS ministack 766, measured on real AWS: {@code text/*} and these three types are passed as text. Any other body
     * is passed in base64, including forms and bodies without a content type. CHOICE: also base64 for a compressed
     * body, which is not decompressed, and for a body that is not UTF-8, so that no byte is lost.
     *
     * @return empty if there is no body
     */
    public static Optional<RequestBody> of(HttpRequest request) {
        if (request.body().length == 0) {
            return Optional.empty();
        }
        return Optional.of(text(request)
                .map(text -> new RequestBody(text, false))
                .orElseGet(() -> new RequestBody(Base64.getEncoder().encodeToString(request.body()), true)));
    }

    private static Optional<String> text(HttpRequest request) {
        String type = request.headers()
                .first("content-type")
                .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                .orElse("");
        boolean plain = request.headers().first("content-encoding").isEmpty();
        return plain && (type.startsWith("text/") || TEXTS.contains(type))
                ? StrictUtf8.decode(request.body())
                : Optional.empty();
    }
}
