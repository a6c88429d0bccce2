package dev.gatehouse.function;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as the example API sees it, whichever kind of gateway it came through.
 *
 * @param route as the stack's settings name it, {@code DELETE /resources/{id}}
 * @param variables of the path
 * @param caller empty on a route without an authorizer
 */
record Call(
        String route,
        Map<String, String> variables,
        @Nullable String body,
        Optional<Claims> caller) {}
