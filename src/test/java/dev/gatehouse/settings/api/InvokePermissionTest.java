package dev.gatehouse.settings.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvokePermissionTest {
    private static Route route(String method, String path) {
        return TestRoutes.withScope(method, path);
    }

    /** Routes of which each takes exactly as much of the policy. */
    private static List<Route> routes(int count) {
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            routes.add(route(i % 2 == 0 ? "GET" : "PUT", "/%04d".formatted(i)));
        }
        return routes;
    }

    @Test
    void namesMethodAndPathWithAStarForAnyAndForEachVariable() {
        assertThat(InvokePermission.of(List.of(route("GET", "/a/{id}/b"), route("ANY", "/{proxy+}"))))
                .containsExactly(
                        new InvokePermission("GET /a/{id}/b", "GET", "/a/*/b"),
                        new InvokePermission("ANY /{proxy+}", "*", "/*"));
    }

    @Test
    void nameEachRouteAsLongAsThePolicyHoldsThem() {
        int each = InvokePermission.STATEMENT_OVERHEAD_BYTES + "GET /0000".length() + "/0000".length();
        int most = InvokePermission.MAX_ROUTE_STATEMENT_BYTES / each;
        assertThat(InvokePermission.of(routes(most))).hasSize(most);
        assertThat(InvokePermission.of(routes(most + 1)))
                .containsExactly(
                        new InvokePermission("GET /*", "GET", "/*"), new InvokePermission("PUT /*", "PUT", "/*"));
    }
}
