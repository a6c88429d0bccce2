package dev.gatehouse.function;

import dev.gatehouse.function.claims.Claims;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** HTTP APIs send header names in lower case, and join the values of a repeated header with commas. */
    static Map<String, String> headers(@Nullable Map<String, String> written) {
        Map<String, String> headers = new TreeMap<>();
        orEmpty(written).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /**
     * REST APIs send header names as the client wrote them, and of a repeated header only the last value in
     * {@code headers}. The values are joined here as HTTP APIs do, so that a rule about a header sees all of them.
     */
    static Map<String, String> headers(
            @Nullable Map<String, String> last, @Nullable Map<String, List<String>> repeated) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        orEmpty(last).forEach((name, value) -> all.put(name, List.of(value)));
        if (repeated != null) {
            all.putAll(repeated);
        }
        Map<String, String> headers = new TreeMap<>();
        all.forEach((name, values) -> headers.merge(
                name.toLowerCase(Locale.ROOT), String.join(",", values), (first, second) -> first + "," + second));
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
