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
 * A request as the example API sees it, whichever kind of gateway it came through.
 *
 * @param route as the stack's settings name it, {@code DELETE /resources/{id}}
 * @param variables of the path
 * @param query one value a name
 * @param headers by lower-case name
 * @param caller empty on a route without an authorizer
 */
record Call(
        String route,
        Map<String, String> variables,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<String> body,
        Optional<Claims> caller) {

    static Call of(String route, Optional<Claims> caller) {
        return new Call(route, Map.of(), Map.of(), Map.of(), Optional.empty(), caller);
    }

    /** An event has null where there is nothing. */
    static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }

    /** HTTP APIs write names in lower case, REST APIs as they came. */
    static Map<String, String> headers(@Nullable Map<String, String> written) {
        Map<String, String> headers = new TreeMap<>();
        orEmpty(written).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    /** Gateways hand a body over in base64 where its content type says that it is no text. */
    static Optional<String> body(@Nullable String body, @Nullable Boolean base64) {
        if (body == null || base64 == null || !base64) {
            return Optional.ofNullable(body);
        }
        return Optional.of(new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8));
    }
}
