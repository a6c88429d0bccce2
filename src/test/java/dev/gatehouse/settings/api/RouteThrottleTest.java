package dev.gatehouse.settings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A throttle of one route's own, on either kind of API. */
class RouteThrottleTest {
    private final StackTree stack = StackTree.of("dev");

    private void throttle(String route, Map<String, Object> value) {
        stack.set("gatehouse:routes>" + route + ">throttle", value);
    }

    private Route route(String key) throws SettingsException {
        return Settings.read("dev", stack.tree()).routes().stream()
                .filter(route -> route.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10000, 5000"})
    void goesToTheAccountsOwn(int rate, int burst) throws Exception {
        throttle("GET /resources", Map.of("rate", rate, "burst", burst));
        assertThat(route("GET /resources").throttle()).contains(new ApiSettings.Throttle(rate, burst));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, rate", "1, 0, burst", "10001, 1, rate", "1, 5001, burst"})
    void goesNoFurther(int rate, int burst, String key) {
        throttle("GET /resources", Map.of("rate", rate, "burst", burst));
        assertThat(stack.problems())
                .extracting(Problem::path)
                .containsExactly("gatehouse:routes.GET /resources.throttle." + key);
    }

    @ParameterizedTest
    @CsvSource({"rate, burst", "burst, rate"})
    void hasBoth(String given, String missing) {
        throttle("GET /resources", Map.of(given, 5));
        assertThat(stack.problems())
                .extracting(Problem::toString)
                .isEqualTo(List.of("gatehouse:routes.GET /resources.throttle." + missing
                        + ": is required, got 'nothing'; write both: throttle: {rate: 5, burst: 10} [missing]"));
    }

    @Test
    void belongsToAPublicRouteToo() throws Exception {
        throttle("GET /health", Map.of("rate", 1, "burst", 2));
        assertThat(route("GET /health").isPublic()).isTrue();
        assertThat(route("GET /health").throttle()).contains(new ApiSettings.Throttle(1, 2));
    }

    @Test
    void isTheStagesWhereARouteHasNone() throws Exception {
        assertThat(route("GET /health").throttle()).isEmpty();
    }
}
