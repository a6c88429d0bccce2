package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The app clients of each kind in the stacks dev and prod. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientKindsTest {
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String SERVER = "aws:cognito/resourceServer:ResourceServer";

    private Declaration dev;
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
    }

    private DeclaredResource client(Declaration stack, String name) {
        return stack.all(CLIENT).stream()
                .filter(each -> each.name().endsWith("-" + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofAllKindsSetEverySecurityArgument() {
        assertThat(prod.all(CLIENT))
                .hasSize(3)
                .allSatisfy(each -> assertThat(each.inputs())
                        .containsEntry("preventUserExistenceErrors", "ENABLED")
                        .containsEntry("enableTokenRevocation", true)
                        .containsEntry("enablePropagateAdditionalUserContextData", false)
                        .containsEntry("allowedOauthFlowsUserPoolClient", true)
                        .containsEntry("authSessionValidity", 3.0)
                        .containsEntry(
                                "tokenValidityUnits",
                                Map.of("accessToken", "minutes", "idToken", "minutes", "refreshToken", "minutes"))
                        .containsKeys(
                                "generateSecret",
                                "allowedOauthFlows",
                                "allowedOauthScopes",
                                "callbackUrls",
                                "logoutUrls",
                                "supportedIdentityProviders",
                                "explicitAuthFlows",
                                "accessTokenValidity",
                                "idTokenValidity",
                                "refreshTokenValidity",
                                "refreshTokenRotation",
                                "readAttributes",
                                "writeAttributes"));
    }

    @Test
    void ofKindSpaHaveNoSecretAndRotateRefreshTokens() {
        assertThat(client(prod, "spa").inputs())
                .containsEntry("generateSecret", false)
                .containsEntry("allowedOauthFlows", List.of("code"))
                .containsEntry("explicitAuthFlows", List.of("ALLOW_CUSTOM_AUTH"))
                .containsEntry("refreshTokenRotation", Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 10.0))
                .containsEntry("accessTokenValidity", 60.0)
                .containsEntry("refreshTokenValidity", 720.0)
                .containsEntry("callbackUrls", List.of("https://app.example.com/callback"))
                .containsEntry("writeAttributes", List.of("email"));
    }

    @Test
    void ofKindWebHaveASecret() {
        assertThat(client(prod, "web").inputs())
                .containsEntry("generateSecret", true)
                .containsEntry("allowedOauthFlows", List.of("code"))
                .containsEntry("explicitAuthFlows", List.of("ALLOW_REFRESH_TOKEN_AUTH"))
                .containsEntry("refreshTokenRotation", Map.of("feature", "DISABLED", "retryGracePeriodSeconds", 0.0));
    }

    @Test
    void ofKindMachineHaveASecretAndOnlyCustomScopes() {
        assertThat(client(prod, "jobs").inputs())
                .containsEntry("generateSecret", true)
                .containsEntry("allowedOauthFlows", List.of("client_credentials"))
                .containsEntry("allowedOauthScopes", List.of("https://api.example.com/read"))
                .containsEntry("supportedIdentityProviders", List.of())
                .containsEntry("callbackUrls", List.of())
                .containsEntry("readAttributes", List.of())
                .containsEntry("writeAttributes", List.of());
    }

    @Test
    void allowPasswordsOnlyIfTheSettingsDo() {
        assertThat(client(dev, "cli").input("explicitAuthFlows"))
                .isEqualTo(List.of("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"));
        assertThat(prod.all(CLIENT))
                .allSatisfy(each -> assertThat((List<?>) each.input("explicitAuthFlows"))
                        .noneMatch(flow -> flow.toString().contains("PASSWORD")));
    }

    @Test
    void dependOnTheResourceServer() {
        DeclaredResource server = dev.only(SERVER);
        assertThat(dev.all(CLIENT))
                .allSatisfy(each -> assertThat(each.dependsOn(server)).isTrue());
        assertThat(client(dev, "spa").input("allowedOauthScopes"))
                .isEqualTo(List.of(
                        "openid", "email", "profile", "https://api.example.com/read", "https://api.example.com/write"));
    }

    @Test
    void readTheProfileOnlyWithTheProfileScope() {
        assertThat(client(dev, "spa").input("readAttributes"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .hasSize(16)
                .contains("email", "family_name")
                .doesNotContain("phone_number");
        assertThat(client(dev, "cli").input("readAttributes")).isEqualTo(List.of("email", "email_verified"));
    }
}
