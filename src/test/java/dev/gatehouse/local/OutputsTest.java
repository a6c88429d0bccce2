package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {
    private static Map<String, Object> values() {
        Map<String, Object> clients = new LinkedHashMap<>();
        clients.put("web-shop", Map.of("clientId", "id-of-web", "kind", "web"));
        clients.put("spa", Map.of("clientId", "id-of-spa", "kind", "spa"));
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("issuer", "http://localhost:2/pool");
        values.put("apiUrl", "http://localhost:1");
        values.put("authUrl", "http://localhost:2");
        values.put("userPoolId", "eu-west-1_abc");
        values.put("clients", clients);
        values.put("clientSecrets", Map.of("web-shop", List.of("newest", "older"), "empty", List.of()));
        return values;
    }

    private final Outputs outputs = new Outputs(values());

    @Test
    void setsShellVariablesForAddressesAndClients() {
        assertThat(outputs.environment().entrySet().stream().map(Object::toString))
                .containsExactly(
                        "API_URL=http://localhost:1",
                        "AUTH_URL=http://localhost:2",
                        "ISSUER=http://localhost:2/pool",
                        "USER_POOL_ID=eu-west-1_abc",
                        "WEB_SHOP_CLIENT_ID=id-of-web",
                        "WEB_SHOP_CLIENT_SECRET=newest",
                        "SPA_CLIENT_ID=id-of-spa");
    }

    @Test
    void setsNoVariableForAMissingOutput() {
        Outputs early = new Outputs(Map.of("cognitoEndpoint", "http://localhost:2", "providerPort", 9403));

        assertThat(early.environment()).containsExactly(Map.entry("COGNITO_ENDPOINT", "http://localhost:2"));
    }

    @Test
    void findsTheSecretOfAClient() {
        assertThat(outputs.secret("web-shop")).contains("newest");
        assertThat(outputs.secret("spa")).isEmpty();
        assertThat(outputs.secret("empty")).isEmpty();
        assertThat(new Outputs(Map.of()).secret("spa")).isEmpty();
    }

    @Test
    void addsValuesToACopy() {
        Outputs more = outputs.with(Map.of("apiUrl", "http://localhost:9"));

        assertThat(more.text("apiUrl")).isEqualTo("http://localhost:9");
        assertThat(outputs.text("apiUrl")).isEqualTo("http://localhost:1");
    }

    @Test
    void printsNoValue() {
        assertThat(outputs).hasToString("Outputs[issuer, apiUrl, authUrl, userPoolId, clients, clientSecrets]");
    }

    @Test
    void ofSeveralInstancesHasTheFirstAtTheTopLevelAndAllByName() {
        Map<String, Map<String, Object>> instances = new LinkedHashMap<>();
        instances.put("orders", values());
        instances.put(
                "partner-api", Map.of("apiUrl", "http://localhost:1/p", "clientSecrets", Map.of("jobs", List.of("s"))));

        Outputs all = new Outputs(Map.of("cognitoEndpoint", "http://localhost:2")).withInstances(instances);

        assertThat(all.text("apiUrl")).isEqualTo("http://localhost:1");
        assertThat(all.instances()).containsOnlyKeys("orders", "partner-api");
        assertThat(all.environment())
                .containsEntry("API_URL", "http://localhost:1")
                .containsEntry("ORDERS_SPA_CLIENT_ID", "id-of-spa")
                .containsEntry("PARTNER_API_API_URL", "http://localhost:1/p");
        assertThat(all.withoutSecrets().values().toString()).doesNotContain("clientSecrets", "newest");
    }

    @Test
    void ofOneInstanceHasNoInstances() {
        assertThat(new Outputs(Map.of()).withInstances(Map.of("orders", values())))
                .isEqualTo(outputs);
    }
}
