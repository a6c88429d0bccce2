package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The authentication flows and the refresh token rotation of app clients. */
class AppClientsTest {
    private static Map<String, Object> inputs(String client, Map<String, Object> more) throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        @SuppressWarnings("unchecked")
        Map<String, Map<String, Object>> clients = (Map<String, Map<String, Object>>) tree.get("gatehouse:clients");
        Map<String, Object> changed = new LinkedHashMap<>(clients.get(client));
        changed.putAll(more);
        clients.put(client, changed);
        @SuppressWarnings("unchecked")
        Map<String, Object> identity = (Map<String, Object>) tree.get("gatehouse:identity");
        identity.remove("passwordScopes");
        return Declaration.update(Settings.read("dev", tree))
                .named("aws:cognito/userPoolClient:UserPoolClient", "gatehouse-dev-" + client)
                .inputs();
    }

    @ParameterizedTest
    @CsvSource({
        "spa, off, on, ALLOW_CUSTOM_AUTH",
        "spa, off, off, ALLOW_REFRESH_TOKEN_AUTH",
        "spa, srp, on, ALLOW_CUSTOM_AUTH ALLOW_USER_SRP_AUTH",
        "spa, srp, off, ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_SRP_AUTH",
        "cli, srp, off, ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_SRP_AUTH",
        "cli, on, on, ALLOW_CUSTOM_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH",
        "web, on, off, ALLOW_REFRESH_TOKEN_AUTH ALLOW_USER_PASSWORD_AUTH ALLOW_USER_SRP_AUTH",
        "web, off, on, ALLOW_CUSTOM_AUTH"
    })
    void hasExactlyTheFlowsOfItsSettings(String client, String password, String rotation, String flows)
            throws Exception {
        assertThat(inputs(client, Map.of("passwordSignIn", password, "rotation", rotation)))
                .containsEntry("explicitAuthFlows", List.of(flows.split(" ")));
    }

    @Test
    void rotatesWithAGracePeriodForEachKindWithUsers() throws Exception {
        for (String client : List.of("spa", "web", "cli")) {
            assertThat(inputs(client, Map.of("rotation", "on", "rotationGrace", "30s")))
                    .containsEntry(
                            "refreshTokenRotation", Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 30.0));
            assertThat(inputs(client, Map.of("rotation", "off")))
                    .containsEntry(
                            "refreshTokenRotation", Map.of("feature", "DISABLED", "retryGracePeriodSeconds", 0.0));
        }
    }
}
