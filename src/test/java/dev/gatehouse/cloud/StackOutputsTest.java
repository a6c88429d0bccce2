package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stack outputs of the stacks dev and local. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StackOutputsTest {
    private Declaration dev;
    private Declaration local;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        local = Declaration.update(Stacks.settings("local"));
    }

    @Test
    void haveTheDocumentedKeys() {
        assertThat(dev.outputs().keySet())
                .containsExactlyInAnyOrder(
                        "region",
                        "userPoolId",
                        "issuer",
                        "jwksUrl",
                        "discoveryUrl",
                        "authUrl",
                        "apiUrl",
                        "scopes",
                        "scopeGroups",
                        "routes",
                        "clients",
                        "frontend",
                        "clientSecrets",
                        "clientSecretArns");
        assertThat(local.outputs().keySet()).doesNotContain("clientSecretArns");
    }

    @Test
    void containTheScopesByGroup() {
        assertThat(dev.output("scopeGroups")).isEqualTo(Map.of("admin", List.of("admin")));
    }

    @Test
    void containTheUrlsOfAws() {
        assertThat(dev.output("issuer"))
                .isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-dev-users-id");
        assertThat(dev.output("jwksUrl"))
                .isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-dev-users-id/.well-known/jwks.json");
        assertThat(dev.output("authUrl")).isEqualTo("https://gatehouse-dev.auth.eu-west-1.amazoncognito.com");
        assertThat(dev.output("apiUrl")).isEqualTo("https://api.execute-api.eu-west-1.amazonaws.com");
        assertThat(local.output("authUrl")).isEqualTo("http://localhost:9401");
    }

    @Test
    void containTheFrontendSettings() {
        Map<?, ?> spa = (Map<?, ?>) ((Map<?, ?>) dev.output("frontend")).get("spa");
        assertThat(spa.get("oidc"))
                .isEqualTo(Map.of(
                        "authority",
                        "https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-dev-users-id",
                        "client_id",
                        "gatehouse-dev-spa-id",
                        "redirect_uri",
                        "https://dev.app.example.com/callback",
                        "post_logout_redirect_uri",
                        "https://dev.app.example.com/",
                        "response_type",
                        "code",
                        "scope",
                        "openid email profile https://api.example.com/read https://api.example.com/write"));
        assertThat(((Map<?, ?>) dev.output("clients")).get("jobs"))
                .isEqualTo(Map.of(
                        "clientId",
                        "gatehouse-dev-jobs-id",
                        "kind",
                        "machine",
                        "scopes",
                        List.of("read"),
                        "callbackUrls",
                        List.of(),
                        "logoutUrls",
                        List.of()));
    }

    @Test
    void containSecretsOnlyInSecretOutputs() {
        assertThat(dev.isSecret("clientSecrets")).isTrue();
        assertThat(dev.output("clientSecrets"))
                .isEqualTo(Map.of(
                        "web",
                        List.of("secret of gatehouse-dev-web"),
                        "jobs",
                        List.of("secret of gatehouse-dev-jobs")));
        for (String key : dev.outputs().keySet()) {
            if (!key.equals("clientSecrets")) {
                assertThat(dev.isSecret(key)).as(key).isFalse();
                assertThat(dev.output(key).toString()).as(key).doesNotContain("secret of");
            }
        }
    }
}
