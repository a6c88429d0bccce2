package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** DOC "Binary media types for REST APIs": a body of a listed type is passed in base64, any other body as text. */
public final class BinaryMediaTypes {
    private BinaryMediaTypes() {}

    /**
     * Returns empty if there is no body. A body of a type that is not listed is decoded as UTF-8, which can lose bytes,
     * as on AWS.
     */
    public static Optional<RequestBody> body(HttpRequest request, Set<String> binary) {
        if (request.body().length == 0) {
            return Optional.empty();
        }
        boolean base64 = request.headers()
                .first("content-type")
                .filter(type -> isListed(binary, type))
                .isPresent();
        return Optional.of(new RequestBody(
                base64
                        ? Base64.getEncoder().encodeToString(request.body())
                        : new String(request.body(), StandardCharsets.UTF_8),
                base64));
    }

    /** Whether the response body is sent as bytes: the first type in the Accept header must be listed (same page). */
    public static boolean isAccepted(HttpRequest request, Set<String> binary) {
        String accepted = request.headers().first("accept").orElse("*/*").split(",", 2)[0];
        return isListed(binary, accepted);
    }

    private static boolean isListed(Set<String> binary, String type) {
        String plain = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return binary.contains("*/*") || binary.contains(plain) || binary.contains(plain.split("/", 2)[0] + "/*");
    }
}
