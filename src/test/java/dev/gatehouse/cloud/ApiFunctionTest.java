package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiFunctionTest {
    private static Settings withRoutes(Map<String, Object> routes) throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        tree.put("gatehouse:routes", routes);
        return Settings.read("dev", tree);
    }

    private static Map<String, Object> guarded(String group) {
        return Map.of("scopes", List.of("read"), "group", group);
    }

    @Test
    void readsTheEventsOfItsKindOfApi() throws Exception {
        assertThat(ApiFunction.handler(Stacks.settings("dev")))
                .isEqualTo("dev.gatehouse.function.ApiHandler::handleRequest");
        assertThat(ApiFunction.handler(Stacks.settings("rest")))
                .isEqualTo("dev.gatehouse.function.RestApiHandler::handleRequest");
    }

    @Test
    void knowsWhichRoutesAreGuardedAndWhichAreNotBesideAGuardedAny() throws Exception {
        Map<String, Object> routes = new LinkedHashMap<>();
        routes.put("ANY /all", guarded("admin"));
        routes.put("GET /all", Map.of("scopes", List.of("read")));
        routes.put("GET /other", Map.of("scopes", List.of("read")));
        assertThat(ApiFunction.environment(withRoutes(routes)))
                .isEqualTo(Map.of("ROUTE_GROUPS", "ANY /all=admin;GET /all="));
    }

    @Test
    void isToldNothingWhereNothingIsGuarded() throws Exception {
        assertThat(ApiFunction.environment(withRoutes(Map.of("GET /x", Map.of("scopes", List.of("read"))))))
                .isEmpty();
    }

    @Test
    void saysThePagesOriginItselfBehindARestApiAlone() throws Exception {
        assertThat(ApiFunction.environment(Stacks.settings("rest")))
                .containsEntry("CORS_ORIGIN", "https://app.example.com");
        assertThat(ApiFunction.environment(Stacks.settings("dev"))).doesNotContainKey("CORS_ORIGIN");
    }
}
