package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.Context;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.SecretValue;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.DomainArgs;
import dev.gatehouse.inputs.FunctionArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.IssuerArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The component ProtectedApi in a program of its user. */
class ProtectedApiComponentTest {
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String POOL = "aws:cognito/userPool:UserPool";

    private static ProtectedApiArgs.Builder args() {
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
                                .callbacks("https://app.example.com/callback")
                                .scopes("openid", "read")
                                .build())
                .client(
                        "jobs",
                        ClientArgs.builder()
                                .kind(ClientKind.MACHINE)
                                .scopes("read")
                                .build())
                .route("GET /resources", RouteArgs.builder().scopes("read").build());
    }

    private static Declaration update(Consumer<Context> program) {
        return Declaration.program(program, false);
    }

    private static String report(Map<String, ?> tree) {
        List<String> messages = new java.util.ArrayList<>();
        Declaration declared = update(context -> {
            try {
                new ProtectedApi("api", ProtectedApiArgs.of(tree));
            } catch (com.pulumi.exceptions.RunException e) {
                messages.add(e.getMessage());
            }
        });
        assertThat(declared.all()).as("nothing is registered").isEmpty();
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    @Test
    void namesBeginWithTheNameOfTheComponent() {
        Declaration declared = update(context -> new ProtectedApi("api", args().build()));

        assertThat(declared.only(POOL).name()).isEqualTo("api-users");
        assertThat(declared.all()).extracting(DeclaredResource::name).allMatch(name -> name.startsWith("api"));
    }

    /** The program declares the same component in each stack, and all of them can be in one account. */
    @Test
    void namesThatPulumiDoesNotMakeUniqueContainTheProjectAndTheStack() {
        Declaration declared = update(context -> {
            new ProtectedApi("api", args().build());
            new ProtectedApi(
                    "gatehouse-dev-own",
                    args().domain(DomainArgs.builder().prefix("other-auth").build())
                            .build());
        });

        assertThat(declared.all("aws:cloudwatch/logGroup:LogGroup"))
                .extracting(each -> each.input("name"))
                .containsExactlyInAnyOrder(
                        "/aws/lambda/gatehouse-dev-api-function",
                        "/aws/vendedlogs/gatehouse-dev-api-api",
                        "/aws/lambda/gatehouse-dev-own-function",
                        "/aws/vendedlogs/gatehouse-dev-own-api");
    }

    @Test
    void outputsAreTyped() {
        Declaration declared = update(context -> {
            ProtectedApi api = new ProtectedApi("api", args().build());
            context.export("client", api.clients().get("spa").id());
            context.export("secret", api.clients().get("jobs").secret().orElseThrow());
            context.export("issuer", api.issuer());
            context.export("pool", api.userPoolId().orElseThrow());
            context.export("function", api.functionName());
            context.export("role", api.functionRole());
            assertThat(api.clients()).containsOnlyKeys("spa", "jobs");
            assertThat(api.clients().get("spa").secret()).isEmpty();
        });

        assertThat(declared.output("client")).isEqualTo("api-spa-id");
        assertThat(declared.output("secret")).isEqualTo("secret of api-jobs");
        assertThat(declared.isSecret("secret")).isTrue();
        assertThat(declared.output("issuer")).isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/api-users-id");
        assertThat(declared.output("pool")).isEqualTo("api-users-id");
        assertThat(declared.output("function")).isEqualTo("api-function-0000000");
        assertThat(declared.output("role")).isEqualTo("api-function-0000000");
    }

    @Test
    void mapsOfClientsAreEmptyWithAnExternalIssuer() {
        Declaration declared = update(context -> new ProtectedApi(
                        "api",
                        ProtectedApiArgs.builder()
                                .region("eu-west-1")
                                .issuer(IssuerArgs.builder()
                                        .url("https://login.example.com")
                                        .audiences("https://api.example.com")
                                        .build())
                                .scopes(ScopesArgs.builder()
                                        .scope("read", "Read access")
                                        .build())
                                .route(
                                        "GET /resources",
                                        RouteArgs.builder().scopes("read").build())
                                .build())
                .outputs()
                .forEach(context::export));

        assertThat(declared.output("clients")).isEqualTo(Map.of());
        assertThat(declared.output("frontend")).isEqualTo(Map.of());
        assertThat(declared.output("clientSecrets")).isEqualTo(Map.of());
        assertThat(declared.isSecret("clientSecrets")).isTrue();
    }

    @Test
    void anOutputOfAnotherResourceReachesTheFunctionWithItsDependency() {
        Declaration declared = update(context -> {
            Table table = new Table("orders", TableArgs.Empty);
            new ProtectedApi(
                    "api",
                    args().function(FunctionArgs.builder()
                                    .environment("LOG_LEVEL", "INFO")
                                    .environment("ORDERS", table.name())
                                    .build())
                            .build());
        });

        DeclaredResource function = declared.only(FUNCTION);
        assertThat(function.input("environment"))
                .isEqualTo(Map.of("variables", Map.of("LOG_LEVEL", "INFO", "ORDERS", "orders-0000000")));
        assertThat(function.request()
                        .getPropertyDependenciesMap()
                        .get("environment")
                        .getUrnsList())
                .anyMatch(urn -> urn.endsWith("aws:dynamodb/table:Table::orders"));
    }

    @Test
    void aSecretOutputStaysSecret() {
        Declaration declared = update(context -> new ProtectedApi(
                "api",
                args().function(FunctionArgs.builder()
                                .environment("KEY", Output.ofSecret("s3cret"))
                                .build())
                        .build()));

        assertThat(declared.only(FUNCTION).input("environment").toString()).contains("SecretValue");
        assertThat(declared.only(FUNCTION).inputs().get("environment"))
                .isEqualTo(Map.of("variables", new SecretValue(Map.of("KEY", "s3cret"))));
    }

    @Test
    void theProviderOfTheOptionsDeclaresEveryResource() {
        Declaration declared = update(context -> {
            Provider provider = new Provider(
                    "paris", ProviderArgs.builder().region("eu-west-3").build());
            new ProtectedApi(
                    "api",
                    args().build(),
                    ComponentResourceOptions.builder().provider(provider).build());
        });

        assertThat(declared.all())
                .filteredOn(each -> each.type().startsWith("aws:"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.request().getProvider()).contains("::paris::"));
    }

    @Test
    void transformChangesTheArgumentsOfOneType() {
        Declaration declared = update(context -> new ProtectedApi(
                "api",
                args().transform(
                                UserPoolArgs.class,
                                (name, pool) -> UserPoolArgs.builder(pool)
                                        .name(name + "-of-ours")
                                        .build())
                        .build()));

        assertThat(declared.only(POOL).input("name")).isEqualTo("api-users-of-ours");
        assertThat(declared.only(POOL).input("deletionProtection")).isEqualTo("ACTIVE");
    }

    @Test
    void twoComponentsCanExistInOneProgram() {
        Declaration declared = update(context -> {
            new ProtectedApi("one", args().build());
            new ProtectedApi(
                    "two",
                    args().domain(DomainArgs.builder().prefix("other-auth").build())
                            .build());
        });

        assertThat(declared.all(POOL))
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrder("one-users", "two-users");
    }

    @Test
    void wrongArgumentsAreReportedTogetherAndNothingIsRegistered() {
        assertThat(report(Map.of(
                        "region", "eu-west-1",
                        "indentity", Map.of(),
                        "domain", Map.of("prefix", "MyApp"),
                        "scopes", Map.of("identifier", "https://api.example.com", "scopes", Map.of("read", "Read")),
                        "clients", Map.of("spa", Map.of("kind", "browser", "scopes", List.of("read"))),
                        "routes", Map.of("GET /x", Map.of()))))
                .isEqualTo("""
                        component 'api' has 4 problems in its arguments; nothing was declared:
                          1. indentity: is not an argument, got 'indentity'; did you mean 'identity'? [unknown-key]
                          2. domain.prefix: must be 1 to 63 lower-case letters, digits or inner hyphens, got 'MyApp'; \
                        write it like my-api-auth [prefix-form]
                          3. clients.spa.kind: must be one of [spa, web, native, machine, agent], got 'browser'; choose one of \
                        them [choice]
                          4. routes.GET /x: must have scopes or be public, got 'neither'; write scopes: [read], or \
                        public: true [route-open]""");
    }

    @Test
    void anOutputWhereAPlainValueIsNeededIsReportedWithItsPath() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>(args().build().tree());
        tree.put("domain", Map.of("prefix", Output.of("my-api-auth")));

        assertThat(report(tree)).isEqualTo("""
                        component 'api' has 1 problem in its arguments; nothing was declared:
                          1. domain.prefix: must be a plain value, because it decides what is declared, got an Output; \
                        write the value itself, or read it from the configuration [plain-value]""");
    }

    @Test
    void theRegionMustBeAPlainValue() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>(args().build().tree());
        tree.put("region", Output.ofSecret("eu-west-1"));

        assertThat(report(tree))
                .contains("  1. region: must be a plain value, because it decides what is declared, got an Output;");
    }

    @Test
    void aSecretInPlainTextIsRefusedAndNotShown() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>(args().build().tree());
        tree.put(
                "identity",
                Map.of(
                        "providers",
                        Map.of("google", Map.of("type", "google", "clientId", "1.apps", "clientSecret", "hunter2"))));
        tree.put(
                "clients",
                Map.of(
                        "spa",
                        Map.of(
                                "kind", "spa",
                                "scopes", List.of("openid", "read"),
                                "providers", List.of("google"),
                                "callbacks", List.of("https://app.example.com/callback"))));

        assertThat(report(tree))
                .contains("identity.providers.google.clientSecret: must be a secret value of the program")
                .doesNotContain("hunter2");
    }

    @Test
    void theTextOfAnOutputIsCheckedWhenItIsKnown() {
        assertThatThrownBy(() -> update(context -> new ProtectedApi(
                        "api",
                        args().identity(IdentityArgs.builder()
                                        .pool(Output.of("not a pool"))
                                        .build())
                                .build())))
                .hasMessageContaining("component 'api' has 1 problem in its arguments")
                .hasMessageContaining(
                        "identity.pool: must be the id of a user pool, got the value of an Output (not shown)");
    }

    @Test
    void aCertificateForAProviderOfItsOwnMustBeGiven() {
        assertThatThrownBy(() -> update(context -> {
                    Provider provider = new Provider(
                            "paris", ProviderArgs.builder().region("eu-west-3").build());
                    new ProtectedApi(
                            "api",
                            args().domain(DomainArgs.builder()
                                            .custom("auth.example.com")
                                            .zone("example.com")
                                            .build())
                                    .build(),
                            ComponentResourceOptions.builder()
                                    .provider(provider)
                                    .build());
                }))
                .hasMessageContaining(
                        "domain.certificate: is required for a custom domain if the component has a provider");
    }

    @Test
    void theRegionOfTheProviderMustBeTheGivenOne() {
        assertThatThrownBy(() -> update(context -> {
                    Provider provider = new Provider(
                            "paris", ProviderArgs.builder().region("eu-west-3").build());
                    new ProtectedApi(
                            "api",
                            args().region("eu-west-3").build(),
                            ComponentResourceOptions.builder()
                                    .provider(provider)
                                    .build());
                }))
                // The mocked provider says eu-west-1.
                .hasMessageContaining("component 'api': its arguments are checked for the Region eu-west-3, but its AWS"
                        + " provider is in eu-west-1; pass region: eu-west-1");
    }

    @Test
    void withoutARegionTheRulesOfTheRegionAreCheckedWhenTheProviderSaysIt() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>(args().build().tree());
        tree.remove("region");
        tree.put("identity", Map.of("pool", "eu-west-3_AbCdEfGhI"));

        assertThatThrownBy(() -> update(context -> new ProtectedApi("api", ProtectedApiArgs.of(tree))))
                .hasMessageContaining("component 'api' has 1 problem in its arguments")
                .hasMessageContaining("identity.pool: must be in the stack's Region, eu-west-1");
    }

    @Test
    void withoutARegionItIsAskedOfTheProvider() {
        Map<String, Object> tree = new java.util.LinkedHashMap<>(args().build().tree());
        tree.remove("region");

        Declaration declared = update(context -> {
            ProtectedApi api = new ProtectedApi("api", ProtectedApiArgs.of(tree));
            context.export("authUrl", api.authUrl().orElseThrow());
        });

        assertThat(declared.output("authUrl")).isEqualTo("https://my-api-auth.auth.eu-west-1.amazoncognito.com");
    }
}
