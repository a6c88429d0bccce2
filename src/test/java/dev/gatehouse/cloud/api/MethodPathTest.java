package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.api.TestRoutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MethodPathTest {
    private static final ApiSettings.Throttle SLOW = new ApiSettings.Throttle(1, 2);

    private static Route route(String method, String path, Optional<ApiSettings.Throttle> throttle) {
        return TestRoutes.withThrottle(method, path, throttle);
    }

    @Test
    void escapesSlashes() {
        assertThat(MethodPath.of("GET", "/")).isEqualTo("~1/GET");
        assertThat(MethodPath.of("DELETE", "/resources/{id}")).isEqualTo("~1resources~1{id}/DELETE");
        assertThat(MethodPath.of("POST", "/a/{proxy+}")).isEqualTo("~1a~1{proxy+}/POST");
    }

    @Test
    void omitsRoutesWithoutAThrottle() {
        assertThat(MethodPath.throttles(
                        List.of(route("GET", "/a", Optional.empty()), route("GET", "/b", Optional.of(SLOW)))))
                .isEqualTo(Map.of("~1b/GET", SLOW));
    }

    @Test
    void expandsAnyExceptForMethodsWithTheirOwnRoute() {
        assertThat(MethodPath.throttles(List.of(
                        route("ANY", "/a", Optional.of(SLOW)),
                        route("GET", "/a", Optional.empty()),
                        route("POST", "/b", Optional.empty()))))
                .containsOnlyKeys("~1a/DELETE", "~1a/HEAD", "~1a/OPTIONS", "~1a/PATCH", "~1a/POST", "~1a/PUT")
                .containsValue(SLOW);
    }
}
