package dev.gatehouse.settings.api;

import java.util.List;
import java.util.Optional;

/** Routes for tests. A new component of {@link Route} needs a value only here. */
public final class TestRoutes {
    private TestRoutes() {}

    /** A route with the scope {@code read}. */
    public static Route withScope(String method, String path) {
        return new Route(method, path, List.of("read"), Optional.empty(), Optional.empty());
    }

    /** A public route with this throttle. */
    public static Route withThrottle(String method, String path, Optional<ApiSettings.Throttle> throttle) {
        return new Route(method, path, List.of(), Optional.empty(), throttle);
    }
}
