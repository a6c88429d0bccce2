package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.DomainArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.schema.EncryptedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtectedApiArgsTest {
    private static ProtectedApiArgs.Builder small() {
        return ProtectedApiArgs.builder()
                .region("eu-west-1")
                .domain(DomainArgs.builder().prefix("my-api-auth").build())
                .scopes(ScopesArgs.builder()
                        .identifier("https://api.example.com")
                        .scope("read", "Read access")
                        .build())
                .client(
                        "spa",
                        ClientArgs.builder()
                                .kind(ClientKind.SPA)
                                .scopes("openid", "read")
                                .callbacks("https://app.example.com/callback")
                                .build())
                .route("GET /items", RouteArgs.builder().scopes("read").build());
    }

    @Test
    void theBuilderGivesTheTreeOfAStackFile() throws Exception {
        assertThat(small().build().tree())
                .isEqualTo(Map.of(
                        "region", "eu-west-1",
                        "domain", Map.of("prefix", "my-api-auth"),
                        "scopes",
                                Map.of(
                                        "identifier",
                                        "https://api.example.com",
                                        "scopes",
                                        Map.of("read", "Read access")),
                        "clients",
                                Map.of(
                                        "spa",
                                        Map.of(
                                                "kind", "spa",
                                                "scopes", List.of("openid", "read"),
                                                "callbacks", List.of("https://app.example.com/callback"))),
                        "routes", Map.of("GET /items", Map.of("scopes", List.of("read")))));
    }

    @Test
    void theSettingsReadTheTree() throws Exception {
        Map<String, Object> config = new LinkedHashMap<>();
        small().build()
                .tree()
                .forEach(
                        (name, value) -> config.put(name.equals("region") ? "aws:region" : "gatehouse:" + name, value));

        Settings settings = Settings.read("dev", config);

        assertThat(settings.clients()).singleElement().satisfies(client -> {
            assertThat(client.kind()).isEqualTo(ClientKind.SPA);
            assertThat(client.scopes()).containsExactly("openid", "read");
        });
    }

    @Test
    void aTreeIsKeptAsItIsWithItsOutputs() {
        Output<String> zone = Output.of("Z0123456789ABC");
        List<Object> scopes = new ArrayList<>(List.of("read"));
        Map<String, Object> api = new LinkedHashMap<>(Map.of("zone", zone, "domain", "api.example.com"));
        api.put("certificate", null);
        Map<String, Object> tree = Map.of(
                "api", api,
                "routes", Map.of("GET /items", Map.of("scopes", scopes)),
                "identity", Map.of("providers", Map.of("google", Map.of("clientSecret", EncryptedValue.VALUE))));

        ProtectedApiArgs args = ProtectedApiArgs.of(tree);

        assertThat(args.tree()).isEqualTo(tree);
        scopes.add("write");
        assertThat(args.tree()).isNotEqualTo(tree);
    }

    @Test
    void aTreeMayContainTypedSections() {
        ProtectedApiArgs args = ProtectedApiArgs.of(Map.of(
                "clients",
                Map.of("jobs", ClientArgs.builder().kind(ClientKind.MACHINE).build())));

        assertThat(args.tree()).isEqualTo(Map.of("clients", Map.of("jobs", Map.of("kind", "machine"))));
    }

    @Test
    void aBuilderFromArgumentsChangesOnlyTheCopy() {
        ProtectedApiArgs first = small().build();
        ProtectedApiArgs second =
                ProtectedApiArgs.builder(first).region("us-east-1").build();

        assertThat(first.tree()).containsEntry("region", "eu-west-1");
        assertThat(second.tree()).containsEntry("region", "us-east-1").containsKey("clients");
    }

    @Test
    void theyPrintTheirSectionsAndNoValue() {
        assertThat(ProtectedApiArgs.of(Map.of("function", Map.of("environment", Map.of("KEY", "hunter2")))))
                .hasToString("ProtectedApiArgs[function]");
    }
}
