package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.RestOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST API's own settings, and what of the routes a REST API does not take. */
class RestSettingsTest {
    private static final Map<String, Object> READ = Map.of("scopes", List.of("read"));

    private Map<String, Object> tree = Map.of();

    @BeforeEach
    void startFromAStackWithARestApi() throws Exception {
        tree = Stacks.tree("rest");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> section(String key) {
        return (Map<String, Object>) tree.computeIfAbsent(key, unused -> new LinkedHashMap<>());
    }

    private void api(String key, Object value) {
        section("gatehouse:api").put(key, value);
    }

    private void route(String key, Map<String, Object> value) {
        section("gatehouse:routes").put(key, value);
    }

    private Settings read() throws SettingsException {
        return Settings.read("rest", tree);
    }

    private List<Problem> problems() {
        SettingsException refused = catchThrowableOfType(SettingsException.class, this::read);
        return refused == null ? List.of() : refused.problems();
    }

    private void refuses(String text) {
        assertThat(problems()).extracting(Problem::toString).containsExactly(text);
    }

    private void accepts() {
        assertThat(problems()).isEmpty();
    }

    @Nested
    class TheKind {
        @Test
        void isHttpUnlessItSaysRest() throws Exception {
            assertThat(Stacks.settings("dev").api().rest()).isEmpty();
            section("gatehouse:api").remove("rest");
            assertThat(read().api().rest())
                    .contains(new RestOptions("v1", RestOptions.LogLevel.ERROR, true, true, false));
        }

        @Test
        void readsWhatARestApiMayChoose() throws Exception {
            api(
                    "rest",
                    Map.of(
                            "stage",
                            "prod_2",
                            "logLevel",
                            "info",
                            "tracing",
                            "off",
                            "metrics",
                            "off",
                            "accountRole",
                            "make"));
            assertThat(read().api().rest())
                    .contains(new RestOptions("prod_2", RestOptions.LogLevel.INFO, false, false, true));
        }

        @Test
        void switchesTheExecutionLogOffOnlyByName() throws Exception {
            api("rest", Map.of("logLevel", "off"));
            assertThat(read().api().rest().orElseThrow().logLevel()).isEqualTo(RestOptions.LogLevel.OFF);
        }

        @Test
        void isRefusedBesideChoicesOfAnother() {
            api("kind", "http");
            section("gatehouse:api").remove("firewall");
            api("rest", Map.of("stage", "v1"));
            refuses(
                    "gatehouse:api.rest: must be absent for kind: http: an HTTP API does not have these options, got 'kind: http'; write kind: rest, or delete it [rest-kind]");
        }

        @Test
        void mayBeLocal() throws Exception {
            tree = Stacks.tree("local");
            api("kind", "rest");
            accepts();
        }

        @Test
        void knowsNoOtherKeys() {
            api("rest", Map.of("logs", "error"));
            assertThat(problems())
                    .extracting(Problem::code, Problem::path)
                    .containsExactly(org.assertj.core.api.Assertions.tuple("unknown-key", "gatehouse:api.rest.logs"));
        }
    }

    /** Attack 88: a REST API's authorizer knows the user pool and no client. */
    @Nested
    class AnAdoptedPool {
        private static final String REASON = "every client is ours";

        @BeforeEach
        void startFromAStackWithAnAdoptedPool() throws Exception {
            tree = Stacks.tree("adopted");
            api("kind", "rest");
        }

        @Test
        void isRefusedBesideARestApi() {
            refuses(
                    "gatehouse:api.kind: must be http with gatehouse:identity.pool: a REST API accepts tokens of every client of the user pool, including clients of other stacks, got 'kind: rest'; write kind: http, or write a reason in gatehouse:api.rest.acceptRisk.otherClients [rest-pool]");
        }

        @Test
        void isRefusedInAnUnprotectedStackAsInAProtectedOne() {
            section("gatehouse:identity").put("protection", true);
            assertThat(problems()).extracting(Problem::code).contains("rest-pool");
        }

        @Test
        void isAllowedWithAReasonOf20CharactersAndWarned() throws Exception {
            assertThat(REASON).hasSize(20);
            api("rest", Map.of("acceptRisk", Map.of("otherClients", REASON)));
            assertThat(read().warnings())
                    .contains(
                            "gatehouse:api.kind: the REST API accepts tokens of every client of the adopted user pool if they contain a scope of the route; accepted because every client is ours");
            api("rest", Map.of("acceptRisk", Map.of("otherClients", REASON.substring(1))));
            assertThat(problems()).extracting(Problem::code).contains("rest-accept-reason");
        }

        @Test
        void isAllowedBesideAnHttpApi() {
            api("kind", "http");
            accepts();
        }

        @Test
        void isAcceptedOnlyWhereThereIsOne() throws Exception {
            tree = Stacks.tree("rest");
            api("rest", Map.of("acceptRisk", Map.of("otherClients", REASON)));
            refuses(
                    "gatehouse:api.rest.acceptRisk.otherClients: must be absent without gatehouse:identity.pool, got 'no pool'; delete it [rest-accept-nothing]");
        }
    }

    @Nested
    class TheStage {
        @ParameterizedTest
        @ValueSource(strings = {"v1", "V", "a_b", "0"})
        void isNamedByLettersDigitsAndUnderscores(String name) {
            api("rest", Map.of("stage", name));
            accepts();
        }

        @ParameterizedTest
        @ValueSource(strings = {"pre-prod", "pr/od", "$default", "v 1", "é"})
        void isRefusedByAnyOtherName(String name) {
            api("rest", Map.of("stage", name));
            refuses("gatehouse:api.rest.stage: must be 1 to 128 letters, digits or _, without a hyphen, got '" + name
                    + "'; write it like v1 [stage-name]");
        }

        @Test
        void isNamedByAtMost128Characters() {
            api("rest", Map.of("stage", "a".repeat(128)));
            accepts();
            api("rest", Map.of("stage", "a".repeat(129)));
            assertThat(problems()).extracting(Problem::code).containsExactly("stage-name");
        }
    }

    @Nested
    class Routes {
        @Test
        void mayBeGreedyAndOfEveryMethod() {
            route("ANY /files/{proxy+}", READ);
            route("ANY /", READ); // beside the public GET /
            accepts();
        }

        @Test
        void makeAtMost300ResourcesTheRootAmongThem() {
            section("gatehouse:routes").clear();
            // The root, /all, and three for each of 99: 299; /all/r0/x/z makes 300.
            for (int i = 0; i < 99; i++) {
                route("GET /all/r" + i + "/x/y", READ);
            }
            route("GET /all/r0/x/z", READ);
            accepts();
            route("GET /resources", READ);
            refuses(
                    "gatehouse:routes: must need at most 300 resources of the REST API, one for each part of a path, got 301; combine some with {proxy+}, or split the stack [rest-resources]");
        }

        @Test
        void haveOneVariableBelowAPath() {
            route("GET /resources/{id}/parts", READ);
            accepts();
            route("GET /resources/{name}/history", READ);
            refuses(
                    "gatehouse:routes: must have only one path variable below '/resources' for a REST API, which already has '{id}', got '/resources/{name}'; use the same name for both, or write kind: http [rest-variable]");
        }

        @Test
        void haveNoGreedyVariableBesideAnother() {
            route("GET /resources/{proxy+}", READ);
            assertThat(problems()).extracting(Problem::code).containsExactly("rest-variable");
        }

        @Test
        void areSpeltWithoutATilde() {
            route("GET /a.b_c-d", READ);
            accepts();
            route("GET /~user", READ);
            refuses(
                    "gatehouse:routes: must have paths of letters, digits and . _ - for a REST API, got '/~user'; rename that part, or write kind: http [rest-path]");
        }

        @Test
        void mayHaveAnyOfThatOnAnHttpApi() {
            api("kind", "http");
            section("gatehouse:api").remove("rest");
            section("gatehouse:api").remove("firewall");
            api("cors", List.of("https://app.example.com", "https://b.example.com"));
            route("GET /resources/{name}/history", READ);
            route("GET /~user", READ);
            route("OPTIONS /resources", READ);
            accepts();
        }
    }

    @Nested
    class Cors {
        @Test
        void isForOneOrigin() {
            api("cors", List.of("https://a.example.com", "https://b.example.com"));
            refuses(
                    "gatehouse:api.cors: must be one origin for a REST API, whose 401 and 403 responses cannot select one of several, got 2; keep one, or write kind: http [rest-cors]");
        }

        @Test
        void answersOptionsAlone() {
            route("OPTIONS /resources", READ);
            refuses(
                    "gatehouse:routes.OPTIONS /resources: must be absent with gatehouse:api.cors for a REST API, which answers OPTIONS itself, got 'OPTIONS /resources'; delete the route or the origins [rest-options]");
            api("cors", List.of());
            accepts();
        }
    }
}
