package dev.gatehouse.local.gateway.request;

import dev.gatehouse.local.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** DOC "Binary media types for REST APIs": what is listed passes in base64, all else as text. */
public final class BinaryMediaTypes {
    private BinaryMediaTypes() {}

    /** Empty when there is no body. Bytes of a type that is not listed are read as UTF-8, and may be lost as on AWS. */
    public static Optional<RequestBody> body(HttpRequest request, Set<String> binary) {
        if (request.body().length == 0) {
            return Optional.empty();
        }
        boolean base64 = request.headers()
                .first("content-type")
                .filter(type -> lists(binary, type))
                .isPresent();
        return Optional.of(new RequestBody(
                base64
                        ? Base64.getEncoder().encodeToString(request.body())
                        : new String(request.body(), StandardCharsets.UTF_8),
                base64));
    }

    /** Whether the caller takes bytes: the first type that it accepts counts (same page, "CONVERT_TO_BINARY"). */
    public static boolean areAccepted(HttpRequest request, Set<String> binary) {
        String accepted = request.headers().first("accept").orElse("*/*").split(",", 2)[0];
        return lists(binary, accepted);
    }

    private static boolean lists(Set<String> binary, String type) {
        String plain = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return binary.contains("*/*") || binary.contains(plain) || binary.contains(plain.split("/", 2)[0] + "/*");
    }
}
