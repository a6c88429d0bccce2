package dev.gatehouse.inputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Output;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.provider.ProviderType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionArgsTest {
    @Test
    void aSectionIsTheMapThatAStackFileContains() {
        ClientArgs client = ClientArgs.builder()
                .kind(ClientKind.SPA)
                .scopes("openid", "read")
                .callbacks(List.of("https://app.example.com/callback"))
                .accessToken(Duration.ofMinutes(15))
                .implicitGrant(false)
                .build();

        assertThat(client.tree())
                .isEqualTo(Map.of(
                        "kind",
                        "spa",
                        "scopes",
                        List.of("openid", "read"),
                        "callbacks",
                        List.of("https://app.example.com/callback"),
                        "accessToken",
                        "15m",
                        "implicitGrant",
                        false));
        assertThat(client.tree().keySet())
                .containsExactly("kind", "scopes", "callbacks", "accessToken", "implicitGrant");
    }

    @Test
    void sectionsInASectionBecomeMaps() {
        IdentityArgs identity = IdentityArgs.builder()
                .signUp(Identity.SignUp.OPEN)
                .password(PasswordArgs.builder().length(16).build())
                .attribute(
                        "custom:tenant",
                        UserAttributeArgs.builder().mutable(false).build())
                .attributes(Map.of("given_name", UserAttributeArgs.builder().build()))
                .build();

        assertThat(identity.tree())
                .isEqualTo(Map.of(
                        "signUp", "open",
                        "password", Map.of("length", 16),
                        "attributes", Map.of("custom:tenant", Map.of("mutable", false), "given_name", Map.of())));
    }

    @Test
    void anOutputStaysAnOutput() {
        Output<String> table = Output.of("items");
        FunctionArgs function = FunctionArgs.builder()
                .environment("TABLE_NAME", table)
                .environment(Map.of("LOG_LEVEL", "INFO"))
                .build();
        ApiArgs api = ApiArgs.builder()
                .kind(ApiSettings.Kind.REST)
                .zone(table)
                .certificate("arn")
                .build();

        assertThat(function.tree()).isEqualTo(Map.of("environment", Map.of("TABLE_NAME", table, "LOG_LEVEL", "INFO")));
        assertThat(api.tree()).isEqualTo(Map.of("kind", "rest", "zone", table, "certificate", "arn"));
    }

    @Test
    void aScopeIsItsDescriptionOrASection() {
        ScopesArgs scopes = ScopesArgs.builder()
                .scope("read", "Read access")
                .scope(
                        "admin",
                        ScopeArgs.builder()
                                .description("Administration")
                                .groups("admin")
                                .build())
                .build();

        assertThat(scopes.tree())
                .isEqualTo(Map.of(
                        "scopes",
                        Map.of(
                                "read",
                                "Read access",
                                "admin",
                                Map.of("description", "Administration", "groups", List.of("admin")))));
    }

    @Test
    void aNameThatJavaReservesHasAnUnderscore() {
        assertThat(RouteArgs.builder().public_(true).build().tree()).isEqualTo(Map.of("public", true));
    }

    @Test
    void aFractionOfASecondIsKeptSoThatTheSettingsCanRefuseIt() {
        assertThat(FunctionArgs.builder()
                        .timeout(Duration.ofMillis(1500))
                        .build()
                        .tree())
                .isEqualTo(Map.of("timeout", "PT1.5S"));
    }

    @Test
    void aBuilderFromASectionChangesOnlyTheCopy() {
        FunctionArgs first =
                FunctionArgs.builder().environment("A", "1").memory(256).build();
        FunctionArgs second =
                FunctionArgs.builder(first).environment("B", "2").memory(512).build();

        assertThat(first.tree()).isEqualTo(Map.of("environment", Map.of("A", "1"), "memory", 256));
        assertThat(second.tree()).isEqualTo(Map.of("environment", Map.of("A", "1", "B", "2"), "memory", 512));
    }

    @Test
    void aBuilderThatIsUsedOnDoesNotChangeASectionThatItBuilt() {
        FunctionArgs.Builder builder = FunctionArgs.builder().environment("A", "1");
        FunctionArgs built = builder.build();
        builder.environment("B", "2");

        assertThat(built.tree()).isEqualTo(Map.of("environment", Map.of("A", "1")));
        assertThatThrownBy(() -> built.tree().put("memory", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void anEmptyMapIsWritten() {
        assertThat(IdentityArgs.builder().providers(Map.of()).build().tree()).isEqualTo(Map.of("providers", Map.of()));
    }

    @Test
    void itPrintsItsKeysAndNoValue() {
        IdentityProviderArgs provider = IdentityProviderArgs.builder()
                .type(ProviderType.GOOGLE)
                .clientId("1234")
                .clientSecret(Output.ofSecret("hunter2"))
                .build();

        assertThat(provider).hasToString("IdentityProviderArgs[type, clientId, clientSecret]");
    }

    @Test
    void nullIsRefusedWithTheNameOfTheKey() {
        assertThatThrownBy(() -> ClientArgs.builder().kind(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind is null: do not set the key, and it has its default");
    }
}
