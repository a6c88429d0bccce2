package dev.gatehouse.local.cognito.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.RunningCognito.Reply;
import dev.gatehouse.local.TestState;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DiscoveryTest {
    private static final String CONFIGURATION = "/" + TestState.POOL + "/.well-known/openid-configuration";
    private static final String KEYS = "/" + TestState.POOL + "/.well-known/jwks.json";

    private final RunningCognito cognito = new RunningCognito();

    @AfterEach
    void close() {
        cognito.close();
    }

    @Test
    void namesLocalEndpoints() {
        Reply reply = cognito.get(CONFIGURATION);

        String base = cognito.base().toString();
        assertThat(reply.body())
                .isEqualTo("{\"authorization_endpoint\":\"" + base + "/oauth2/authorize\","
                        + "\"end_session_endpoint\":\"" + base + "/logout\","
                        + "\"id_token_signing_alg_values_supported\":[\"RS256\"],"
                        + "\"issuer\":\"" + cognito.issuer() + "\","
                        + "\"jwks_uri\":\"" + cognito.issuer() + "/.well-known/jwks.json\","
                        + "\"response_types_supported\":[\"code\",\"token\"],"
                        + "\"revocation_endpoint\":\"" + base + "/oauth2/revoke\","
                        + "\"scopes_supported\":[\"openid\",\"email\",\"phone\",\"profile\"],"
                        + "\"subject_types_supported\":[\"public\"],"
                        + "\"token_endpoint\":\"" + base + "/oauth2/token\","
                        + "\"token_endpoint_auth_methods_supported\":[\"client_secret_basic\",\"client_secret_post\"],"
                        + "\"userinfo_endpoint\":\"" + base + "/oauth2/userInfo\"}");
        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(reply.header("content-type")).contains("application/json");
    }

    /** CHOICE. */
    @Test
    void omitsHostedEndpointsIfThePoolLosesItsDomain() {
        assertThat(cognito.get(CONFIGURATION).json().has("token_endpoint")).isTrue();
        cognito.cloud.declare(TestState.declared(TestState.pool(cognito.issuer(), true, Optional.empty())));
        assertThat(cognito.get(CONFIGURATION).json().has("token_endpoint")).isFalse();
    }

    /** DOC "Verifying JSON web tokens": two keys. Attack 63: no private members. */
    @Test
    void showsTwoPublicKeys() {
        Reply reply = cognito.get(KEYS);

        assertThat(reply.header("access-control-allow-origin")).contains("*");
        assertThat(reply.json().keySet()).containsExactly("keys");
        assertThat(reply.json().getAsJsonArray("keys")).hasSize(2);
        for (JsonElement each : reply.json().getAsJsonArray("keys")) {
            JsonObject key = each.getAsJsonObject();
            assertThat(key.keySet()).containsExactly("alg", "e", "kid", "kty", "n", "use");
            assertThat(key.get("alg").getAsString()).isEqualTo("RS256");
            assertThat(key.get("kid").getAsString()).hasSize(44).endsWith("=");
            assertThat(key.get("n").getAsString()).hasSize(342);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
    void refusesOtherMethods(String method) {
        for (String path : new String[] {CONFIGURATION, KEYS}) {
            Reply reply = cognito.send(method, path, "");
            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("allow")).contains("GET, HEAD");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/" + TestState.POOL + "/",
                "/" + TestState.POOL + "/.well-known/other",
                "/eu-west-1_Unknown00/.well-known/jwks.json",
                "/" + TestState.POOL,
                "/.well-known/jwks.json",
                "/oauth2/userinfo"
            })
    void refusesOtherPaths(String path) {
        Reply reply = cognito.get(path);
        assertThat(reply.status()).isEqualTo(404);
        assertThat(cognito.reason()).isNotEmpty();
    }
}
