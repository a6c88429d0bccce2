package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteGroupsTest {
    private final RouteGroups groups =
            new RouteGroups("GET /admin=admin;ANY /all/{id}=staff;GET /all/{id}=;ANY /=root");

    @Test
    void restrictTheNamedRoutes() {
        assertThat(groups.of("GET /admin")).contains("admin");
        assertThat(groups.of("POST /admin")).isEmpty();
        assertThat(groups.of("GET /other")).isEmpty();
    }

    @Test
    void restrictEveryMethodOfAny() {
        assertThat(groups.of("ANY /all/{id}")).contains("staff");
        assertThat(groups.of("DELETE /all/{id}")).contains("staff");
        assertThat(groups.of("POST /")).contains("root");
    }

    @Test
    void excludeAMethodWithItsOwnRoute() {
        assertThat(groups.of("GET /all/{id}")).isEmpty();
    }

    @Test
    void restrictNothingWithoutTheVariable() {
        assertThat(new RouteGroups(null).of("GET /admin")).isEmpty();
        assertThat(new RouteGroups("").of("")).isEmpty();
    }
}
