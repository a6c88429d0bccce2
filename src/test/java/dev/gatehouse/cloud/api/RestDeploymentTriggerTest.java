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

/** The trigger of a REST API deployment changes exactly when the content of the deployment changes. */
class RestDeploymentTriggerTest {
    private static final String POOL = "arn:aws:cognito-idp:::userpool/p";
    private static final String FUNCTION = "arn:aws:apigateway:::function";

    private static String trigger(Consumer<Map<String, Map<String, Object>>> change) throws Exception {
        return RestDeploymentTrigger.of(changed(change), POOL, FUNCTION, List.of());
    }

    @SuppressWarnings("unchecked")
    private static Settings changed(Consumer<Map<String, Map<String, Object>>> change) throws Exception {
        Map<String, Object> tree = Stacks.tree("rest");
        change.accept((Map<String, Map<String, Object>>) (Map<String, ?>) tree);
        return Settings.read("rest", tree);
    }

    private static String before() throws Exception {
        return trigger(tree -> {});
    }

    @Nested
    class IsUnchanged {
        @Test
        void whenNothingChanges() throws Exception {
            assertThat(before()).matches("[0-9a-f]{64}").isEqualTo(before());
        }

        @Test
        void whenTheOrderOfRoutesChanges() throws Exception {
            assertThat(trigger(tree -> {
                        Map<String, Object> routes = tree.get("gatehouse:routes");
                        List<String> keys = new ArrayList<>(routes.keySet());
                        Collections.reverse(keys);
                        Map<String, Object> reversed = new LinkedHashMap<>();
                        keys.forEach(key -> reversed.put(key, routes.get(key)));
                        tree.put("gatehouse:routes", reversed);
                    }))
                    .isEqualTo(before());
        }

        @Test
        void whenTheOrderOfScopesChanges() throws Exception {
            assertThat(trigger(tree -> tree.get("gatehouse:routes")
                            .put("GET /resources", Map.of("scopes", List.of("write", "read")))))
                    .isEqualTo(before());
        }

        @Test
        void whenOnlyTheStageChanges() throws Exception {
            assertThat(trigger(tree -> {
                        tree.get("gatehouse:api").put("throttle", Map.of("rate", 1, "burst", 1));
                        tree.get("gatehouse:api").put("rest", Map.of("logLevel", "off", "stage", "v2"));
                        tree.get("gatehouse:routes").put("POST /resources", Map.of("scopes", List.of("write")));
                    }))
                    .isEqualTo(before());
        }

        @Test
        void whenAGroupChanges() throws Exception {
            assertThat(trigger(tree ->
                            tree.get("gatehouse:routes").put("GET /admin/report", Map.of("scopes", List.of("admin")))))
                    .isEqualTo(before());
        }
    }

    @Nested
    class Changes {
        @Test
        void whenARouteIsAddedOrRemoved() throws Exception {
            assertThat(trigger(tree -> tree.get("gatehouse:routes").put("GET /x", Map.of("scopes", List.of("read")))))
                    .isNotEqualTo(before());
            assertThat(trigger(tree -> tree.get("gatehouse:routes").remove("GET /me")))
                    .isNotEqualTo(before());
        }

        @Test
        void whenTheScopesOfARouteChange() throws Exception {
            assertThat(trigger(tree ->
                            tree.get("gatehouse:routes").put("GET /me", Map.of("scopes", List.of("openid", "read")))))
                    .isNotEqualTo(before());
            assertThat(trigger(tree -> tree.get("gatehouse:routes").put("GET /me", Map.of("public", true))))
                    .isNotEqualTo(before());
        }

        @Test
        void whenTheScopeIdentifierChanges() throws Exception {
            assertThat(trigger(tree -> tree.get("gatehouse:scopes").put("identifier", "https://other.example.com")))
                    .isNotEqualTo(before());
        }

        @Test
        void whenTheOriginChangesOrIsRemoved() throws Exception {
            String other = trigger(tree -> tree.get("gatehouse:api").put("cors", List.of("https://b.example.com")));
            String none = trigger(tree -> tree.get("gatehouse:api").remove("cors"));
            assertThat(List.of(before(), other, none)).doesNotHaveDuplicates();
        }

        @Test
        void whenThePoolOrTheFunctionChanges() throws Exception {
            Settings settings = Stacks.settings("rest");
            assertThat(List.of(
                            before(),
                            RestDeploymentTrigger.of(settings, POOL + "2", FUNCTION, List.of()),
                            RestDeploymentTrigger.of(settings, POOL, FUNCTION + "2", List.of())))
                    .doesNotHaveDuplicates();
        }
    }
}
