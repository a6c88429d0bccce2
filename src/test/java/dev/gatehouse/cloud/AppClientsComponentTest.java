package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.Output;
import dev.gatehouse.AppClients;
import dev.gatehouse.AppClientsArgs;
import dev.gatehouse.UserDirectory;
import dev.gatehouse.UserDirectoryArgs;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.IdentityProviderArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.provider.ProviderType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component AppClients in a program of its user. */
class AppClientsComponentTest {
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";

    private static AppClientsArgs.Builder args() {
        return AppClientsArgs.builder()
                .region("eu-west-1")
                .userPoolId("eu-west-1_AbCdEfGhI")
                .scopes(ScopesArgs.builder()
                        .identifier("https://api.example.com")
                        .scope("read", "Read access")
                        .build())
                .client("spa", spa().build())
                .client(
                        "jobs",
                        ClientArgs.builder()
                                .kind(ClientKind.MACHINE)
                                .scopes("read")
                                .build());
    }

    private static ClientArgs.Builder spa() {
        return ClientArgs.builder()
                .kind(ClientKind.SPA)
                .callbacks("https://app.example.com/callback")
                .scopes("openid", "read");
    }

    private static String report(Map<String, ?> tree) {
        return ComponentReport.of(() -> new AppClients("apps", AppClientsArgs.of(tree)));
    }

    @Test
    void declaresClientsScopesAndSecrets() {
        Declaration declared = Declaration.program(context -> new AppClients("apps", args().build()), false);

        assertThat(declared.all())
                .extracting(each -> each.type() + " " + each.name())
                .containsExactlyInAnyOrder(
                        "gatehouse:index:AppClients apps",
                        "gatehouse:cloud:ScopeServer apps-scopes",
                        "aws:cognito/resourceServer:ResourceServer apps-scopes",
                        "gatehouse:cloud:AppClients apps",
                        CLIENT + " apps-spa",
                        CLIENT + " apps-jobs",
                        "gatehouse:cloud:ClientSecrets apps",
                        "aws:secretsmanager/secret:Secret apps-jobs",
                        "aws:secretsmanager/secretVersion:SecretVersion apps-jobs");
        assertThat(declared.all(CLIENT))
                .extracting(client -> client.input("userPoolId"))
                .containsOnly("eu-west-1_AbCdEfGhI");
        assertThat(declared.only("aws:secretsmanager/secret:Secret").input("recoveryWindowInDays"))
                .isEqualTo(30.0);
    }

    @Test
    void outputsAreTypedAndSecretsAreSecret() {
        Declaration declared = Declaration.program(
                context -> {
                    AppClients apps = new AppClients("apps", args().build());
                    assertThat(apps.clients()).containsOnlyKeys("spa", "jobs");
                    assertThat(apps.clients().get("spa").secret()).isEmpty();
                    assertThat(apps.scopes()).isEqualTo(Map.of("read", "https://api.example.com/read"));
                    context.export("secret", apps.clients().get("jobs").secret().orElseThrow());
                    apps.outputs().forEach(context::export);
                },
                false);

        assertThat(declared.output("secret")).isEqualTo("secret of apps-jobs");
        assertThat(declared.isSecret("secret")).isTrue();
        assertThat(declared.output("clientIds")).isEqualTo(Map.of("spa", "apps-spa-id", "jobs", "apps-jobs-id"));
        assertThat(declared.isSecret("clientIds")).isFalse();
        assertThat(declared.output("clientSecrets")).isEqualTo(Map.of("jobs", "secret of apps-jobs"));
        assertThat(declared.isSecret("clientSecrets")).isTrue();
        assertThat(declared.output("scopes")).isEqualTo(Map.of("read", "https://api.example.com/read"));
    }

    @Test
    void clientsSignInAtAUserDirectoryWithItsIdentityProviders() {
        Declaration declared = Declaration.program(
                context -> {
                    UserDirectory people = new UserDirectory(
                            "people",
                            UserDirectoryArgs.builder()
                                    .region("eu-west-1")
                                    .identity(IdentityArgs.builder()
                                            .provider(
                                                    "google",
                                                    IdentityProviderArgs.builder()
                                                            .type(ProviderType.GOOGLE)
                                                            .clientId("1.apps.googleusercontent.com")
                                                            .clientSecret(Output.ofSecret("s3cret"))
                                                            .build())
                                            .build())
                                    .build());
                    new AppClients(
                            "apps",
                            AppClientsArgs.builder()
                                    .userPoolId("eu-west-1_AbCdEfGhI")
                                    .identityProvider(
                                            "google", people.identityProviders().get("google"))
                                    .client(
                                            "spa",
                                            spa().scopes("openid")
                                                    .providers("cognito", "google")
                                                    .build())
                                    .build());
                },
                false);

        DeclaredResource client = declared.only(CLIENT);
        assertThat(client.input("supportedIdentityProviders")).isEqualTo(List.of("COGNITO", "Google"));
        assertThat(client.input("allowedOauthScopes")).isEqualTo(List.of("openid"));
        assertThat(declared.all("aws:cognito/resourceServer:ResourceServer")).isEmpty();
        assertThat(client.request()
                        .getPropertyDependenciesMap()
                        .get("supportedIdentityProviders")
                        .getUrnsList())
                .anyMatch(urn -> urn.endsWith("IdentityProvider::people-providers-google"));
    }

    @Test
    void withoutProtectionSettingsForDevelopmentAreAllowed() {
        AppClientsArgs.Builder local = AppClientsArgs.builder()
                .userPoolId("eu-west-1_AbCdEfGhI")
                .client(
                        "spa",
                        spa().scopes("openid")
                                .callbacks("http://localhost:5173/callback")
                                .build());

        assertThat(report(local.build().tree())).contains("clients.spa.callbacks[0]: ");
        assertThat(Declaration.program(
                                context -> new AppClients(
                                        "apps", local.protection(false).build()),
                                false)
                        .only(CLIENT)
                        .input("callbackUrls"))
                .isEqualTo(List.of("http://localhost:5173/callback"));
    }

    @Test
    void problemsAreReportedTogetherWithTheNamesOfTheseArguments() {
        assertThat(report(Map.of(
                        "identity",
                        Map.of(),
                        "scopes",
                        Map.of(
                                "identifier",
                                "https://api.example.com",
                                "scopes",
                                Map.of("read", Map.of("description", "Read", "groups", List.of("admin")))),
                        "clients",
                        Map.of(
                                "spa",
                                Map.of(
                                        "kind", "spa",
                                        "scopes", List.of("openid", "raed"),
                                        "providers", List.of("gogle"),
                                        "callbacks", List.of("https://app.example.com/callback"))),
                        "identityProviders",
                        Map.of("google", "Google"))))
                .startsWith("component 'apps' has 5 problems in its arguments; nothing was declared:\n"
                        + "  1. identity: is not an argument, got 'identity'; ")
                .contains(
                        "userPoolId: is required, got 'nothing'; pass userPoolId of a UserDirectory",
                        "scopes.scopes.read.groups: must be absent with userPoolId, whose tokens",
                        "clients.spa.scopes: must be scopes of scopes, by short name, or standard ones, got 'raed'; did you"
                                + " mean 'read'?",
                        "clients.spa.providers[0]: must be cognito, or one of identityProviders, got 'gogle'; did you mean"
                                + " 'google'?")
                .doesNotContain("gatehouse:", "Pulumi.");
    }

    @Test
    void theIdOfTheUserPoolIsCheckedWhenItIsKnown() {
        assertThatThrownBy(() -> Declaration.program(
                        context -> new AppClients(
                                "apps",
                                args().userPoolId(Output.of("eu-west-3_AbCdEfGhI"))
                                        .build()),
                        false))
                .hasMessageContaining(
                        "userPoolId: must be in the stack's Region, eu-west-1, got the value of an Output (not shown)");
    }
}
