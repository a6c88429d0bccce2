package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request to the example API, the same for HTTP APIs and REST APIs.
 *
 * @param route the route key as in the settings: {@code DELETE /resources/{id}}
 * @param variables path variables by name
 * @param query query parameters, one value for each name
 * @param headers by lower-case name
 * @param caller empty on a route without an authorizer
 */
record ApiRequest(
        String route,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<String> body,
        Optional<Claims> caller) {

    static ApiRequest of(String route, Optional<Claims> caller) {
        return new ApiRequest(route, Map.of(), Map.of(), Map.of(), Optional.empty(), caller);
    }

    /** API Gateway sends null instead of an empty map. */
    static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /** HTTP APIs send header names in lower case, REST APIs as the client wrote them. */
    static Map<String, String> headers(@Nullable Map<String, String> written) {
        Map<String, String> headers = new TreeMap<>();
        orEmpty(written).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /** API Gateway encodes a body in base64 if its content type is binary. */
    static Optional<String> body(@Nullable String body, @Nullable Boolean base64) {
        if (body == null || base64 == null || !base64) {
            return Optional.ofNullable(body);
        }
        return Optional.of(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8));
    }
}
