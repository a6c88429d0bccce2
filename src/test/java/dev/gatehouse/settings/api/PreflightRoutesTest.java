package dev.gatehouse.settings.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which routes take a browser's preflight and refuse it. */
class PreflightRoutesTest {
    private static final Map<String, Object> CLOSED = Map.of("scopes", List.of("read"));
    private static final Map<String, Object> OPEN = Map.of("public", true);
    private static final String REFUSED =
            ": a browser's preflight request matches this route and is rejected because it has no token; ";

    private Map<String, Object> tree = Map.of();

    @BeforeEach
    void startFromAStackWithCors() throws Exception {
        tree = Stacks.tree("dev");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String key) {
        return (Map<String, Object>) tree.get(key);
    }

    private void route(String key, Map<String, Object> value) {
        section("gatehouse:routes").put(key, value);
    }

    private List<String> warnings() throws SettingsException {
        return Settings.read("dev", tree).warnings().stream()
                .filter(each -> each.contains("preflight"))
                .toList();
    }

    @Test
    void noneIsNamedInAStackOfSingleMethods() throws Exception {
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ANY /x", "ANY /x/{id}", "ANY /any/{proxy+}", "ANY /"})
    void aClosedRouteOfEveryMethodIsNamed(String key) throws Exception {
        section("gatehouse:routes").remove("GET /");
        route(key, CLOSED);
        assertThat(warnings())
                .containsExactly("gatehouse:routes." + key + REFUSED
                        + "add a route with the method OPTIONS, the same path and public: true");
    }

    @Test
    void aClosedRouteOfOptionsIsNamed() throws Exception {
        route("OPTIONS /x", CLOSED);
        assertThat(warnings()).containsExactly("gatehouse:routes.OPTIONS /x" + REFUSED + "write public: true");
    }

    @ParameterizedTest
    @CsvSource({
        "ANY /x, OPTIONS /x",
        "ANY /x/{id}, OPTIONS /x/{id}",
        "ANY /x/{id}, OPTIONS /x/{name}",
        "ANY /any/{proxy+}, OPTIONS /any/{rest+}",
    })
    void aPublicRouteOfOptionsOnTheSamePathIsEnough(String key, String options) throws Exception {
        route(key, CLOSED);
        route(options, OPEN);
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ANY /x, OPTIONS /{proxy+}", "ANY /x/{id}, OPTIONS /x/{proxy+}", "ANY /any/{proxy+}, OPTIONS /any"})
    void aPublicRouteOfOptionsOnAnotherPathIsNotEnough(String key, String options) throws Exception {
        route(key, CLOSED);
        route(options, OPEN);
        assertThat(warnings()).hasSize(1).first().asString().startsWith("gatehouse:routes." + key + ": ");
    }

    @Test
    void aPublicRouteOfEveryMethodTakesPreflightsAndLetsThemIn() throws Exception {
        route("ANY /x", OPEN);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void withoutCorsNoPreflightIsMeantToPass() throws Exception {
        section("gatehouse:api").remove("cors");
        route("ANY /x", CLOSED);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aRestApiHasItsOwnMethodForPreflights() throws Exception {
        tree = Stacks.tree("rest");
        route("ANY /x", CLOSED);
        assertThat(warnings()).isEmpty();
    }
}
