package dev.gatehouse.cloud.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
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

    private static Map<String, Object> withGroup(String group) {
        return Map.of("scopes", List.of("read"), "group", group);
    }

    @Test
    void hasTheHandlerForTheKindOfApi() throws Exception {
        assertThat(ApiFunction.handler(Stacks.settings("dev")))
                .isEqualTo("dev.gatehouse.function.ApiHandler::handleRequest");
        assertThat(ApiFunction.handler(Stacks.settings("rest")))
                .isEqualTo("dev.gatehouse.function.RestApiHandler::handleRequest");
    }

    @Test
    void hasTheHandlerForThePayloadFormat() throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        @SuppressWarnings("unchecked")
        Map<String, Object> api = new LinkedHashMap<>((Map<String, Object>) tree.get("gatehouse:api"));
        api.put("payload", "v1");
        tree.put("gatehouse:api", api);
        Settings settings = Settings.read("dev", tree);

        assertThat(ApiFunction.handler(settings)).isEqualTo("dev.gatehouse.function.RestApiHandler::handleRequest");
        assertThat(ApiFunction.environment(settings)).doesNotContainKey("CORS_ORIGIN");
        assertThat(Declaration.update(settings)
                        .only("aws:apigatewayv2/integration:Integration")
                        .input("payloadFormatVersion"))
                .isEqualTo("1.0");
    }

    @Test
    void getsTheGroupsOfRoutesAndExceptionsOfAny() throws Exception {
        Map<String, Object> routes = new LinkedHashMap<>();
        routes.put("ANY /all", withGroup("admin"));
        routes.put("GET /all", Map.of("scopes", List.of("read")));
        routes.put("GET /other", Map.of("scopes", List.of("read")));
        assertThat(ApiFunction.environment(withRoutes(routes)))
                .isEqualTo(Map.of("ROUTE_GROUPS", "ANY /all=admin;GET /all="));
    }

    @Test
    void getsNoGroupsWithoutRouteGroups() throws Exception {
        assertThat(ApiFunction.environment(withRoutes(Map.of("GET /x", Map.of("scopes", List.of("read"))))))
                .isEmpty();
    }

    @Test
    void getsTheCorsOriginOnlyForARestApi() throws Exception {
        assertThat(ApiFunction.environment(Stacks.settings("rest")))
                .containsEntry("CORS_ORIGIN", "https://app.example.com");
        assertThat(ApiFunction.environment(Stacks.settings("dev"))).doesNotContainKey("CORS_ORIGIN");
    }
}
