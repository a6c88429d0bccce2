package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A REST API is deployed again when, and only when, something changes that a deployment holds. */
class RestDeploymentTriggerTest {
    private static final String POOL = "arn:aws:cognito-idp:::userpool/p";
    private static final String FUNCTION = "arn:aws:apigateway:::function";

    private static String snapshot(Consumer<Map<String, Map<String, Object>>> change) throws Exception {
        return RestDeploymentTrigger.of(changed(change), POOL, FUNCTION);
    }

    @SuppressWarnings("unchecked")
    private static Settings changed(Consumer<Map<String, Map<String, Object>>> change) throws Exception {
        Map<String, Object> tree = Stacks.tree("rest");
        change.accept((Map<String, Map<String, Object>>) (Map<String, ?>) tree);
        return Settings.read("rest", tree);
    }

    private static String before() throws Exception {
        return snapshot(tree -> {});
    }

    @Nested
    class IsTheSame {
        @Test
        void whenNothingChanges() throws Exception {
            assertThat(before()).matches("[0-9a-f]{64}").isEqualTo(before());
        }

        @Test
        void whenRoutesAreWrittenInAnotherOrder() throws Exception {
            assertThat(snapshot(tree -> {
                        Map<String, Object> routes = tree.get("gatehouse:routes");
                        List<String> keys = new ArrayList<>(routes.keySet());
                        Collections.reverse(keys);
                        Map<String, Object> turned = new LinkedHashMap<>();
                        keys.forEach(key -> turned.put(key, routes.get(key)));
                        tree.put("gatehouse:routes", turned);
                    }))
                    .isEqualTo(before());
        }

        @Test
        void whenScopesAreWrittenInAnotherOrder() throws Exception {
            assertThat(snapshot(tree -> tree.get("gatehouse:routes")
                            .put("GET /resources", Map.of("scopes", List.of("write", "read")))))
                    .isEqualTo(before());
        }

        @Test
        void whenTheStageAloneChanges() throws Exception {
            assertThat(snapshot(tree -> {
                        tree.get("gatehouse:api").put("throttle", Map.of("rate", 1, "burst", 1));
                        tree.get("gatehouse:api").put("rest", Map.of("logLevel", "off", "stage", "v2"));
                        tree.get("gatehouse:routes").put("POST /resources", Map.of("scopes", List.of("write")));
                    }))
                    .isEqualTo(before());
        }

        @Test
        void whenAGroupChangesWhichTheFunctionChecks() throws Exception {
            assertThat(snapshot(tree ->
                            tree.get("gatehouse:routes").put("GET /admin/report", Map.of("scopes", List.of("admin")))))
                    .isEqualTo(before());
        }
    }

    @Nested
    class IsAnother {
        @Test
        void whenARouteComesOrGoes() throws Exception {
            assertThat(snapshot(tree -> tree.get("gatehouse:routes").put("GET /x", Map.of("scopes", List.of("read")))))
                    .isNotEqualTo(before());
            assertThat(snapshot(tree -> tree.get("gatehouse:routes").remove("GET /me")))
                    .isNotEqualTo(before());
        }

        @Test
        void whenARouteAsksForOtherScopesOrForNone() throws Exception {
            assertThat(snapshot(tree ->
                            tree.get("gatehouse:routes").put("GET /me", Map.of("scopes", List.of("openid", "read")))))
                    .isNotEqualTo(before());
            assertThat(snapshot(tree -> tree.get("gatehouse:routes").put("GET /me", Map.of("public", true))))
                    .isNotEqualTo(before());
        }

        @Test
        void whenScopesGetAnotherName() throws Exception {
            assertThat(snapshot(tree -> tree.get("gatehouse:scopes").put("identifier", "https://other.example.com")))
                    .isNotEqualTo(before());
        }

        @Test
        void whenTheOriginChangesOrGoes() throws Exception {
            String other = snapshot(tree -> tree.get("gatehouse:api").put("cors", List.of("https://b.example.com")));
            String none = snapshot(tree -> tree.get("gatehouse:api").remove("cors"));
            assertThat(List.of(before(), other, none)).doesNotHaveDuplicates();
        }

        @Test
        void whenThePoolOrTheFunctionIsAnother() throws Exception {
            Settings settings = Stacks.settings("rest");
            assertThat(List.of(
                            before(),
                            RestDeploymentTrigger.of(settings, POOL + "2", FUNCTION),
                            RestDeploymentTrigger.of(settings, POOL, FUNCTION + "2")))
                    .doesNotHaveDuplicates();
        }
    }
}
