package dev.gatehouse.settings.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionVariablesTest {
    private static List<Problem> problems(int bytes, Map<String, Object> routes) {
        StackTree stack = StackTree.of("dev").set("gatehouse:routes", routes);
        int around = "{\"A\":\"\"}".length();
        return stack.set("gatehouse:function>environment", Map.of("A", "é".repeat((bytes - around) / 2)))
                .problems();
    }

    private static Map<String, Object> open() {
        return Map.of("GET /health", Map.of("public", true));
    }

    @Test
    void take4096BytesInAll() {
        assertThat(problems(4_096, open())).isEmpty();
        assertThat(problems(4_098, open()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("environment-size"));
    }

    @Test
    void countTheGroupsOfGuardedRoutes() {
        Map<String, Object> guarded = Map.of(
                "GET /admin",
                Map.of("scopes", List.of("admin"), "group", "admin"),
                "GET /b",
                open().get("GET /health"));
        int groups = "\"ROUTE_GROUPS\":\"GET /admin=admin\",".length();
        assertThat(problems(4_096 - groups, guarded)).isEmpty();
        assertThat(problems(4_098 - groups, guarded)).hasSize(1);
    }
}
