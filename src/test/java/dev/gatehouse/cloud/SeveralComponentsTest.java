package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.HttpApi;
import dev.gatehouse.HttpApiArgs;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.UserDirectory;
import dev.gatehouse.UserDirectoryArgs;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.inputs.ApiArgs;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.DomainArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of components in one program, what only one of them can have, and the options that their resources inherit. */
class SeveralComponentsTest {
    private static ProtectedApiArgs.Builder args(String prefix) {
        return ProtectedApiArgs.builder()
                .identity(IdentityArgs.builder().protection(false).build())
                .domain(DomainArgs.builder().prefix(prefix).build())
                .scopes(ScopesArgs.builder()
                        .identifier("https://api.example.com")
                        .scope("read", "Read access")
                        .build())
                .client(
                        "jobs",
                        ClientArgs.builder()
                                .kind(ClientKind.MACHINE)
                                .scopes("read")
                                .build())
                .route("GET /resources", RouteArgs.builder().scopes("read").build());
    }

    /** The resources of a program that declares a component, and the report of the next one. */
    private record Refused(String report, List<DeclaredResource> declared) {}

    private static Refused refused(Runnable earlier, Runnable wrong) {
        List<String> reports = new ArrayList<>();
        Declaration declared = Declaration.program(
                context -> {
                    earlier.run();
                    try {
                        wrong.run();
                    } catch (RunException e) {
                        reports.add(e.getMessage());
                    }
                },
                false);
        assertThat(reports).hasSize(1);
        return new Refused(reports.get(0), declared.all());
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "' '",
        "two words",
        "a/b",
        "a::b",
        "1st",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", // 39 letters
    })
    void refusesANameThatResourcesOfAwsCannotHave(String name) {
        Refused refused =
                refused(() -> {}, () -> new ProtectedApi(name, args("auth").build()));

        assertThat(refused.report())
                .isEqualTo("component '" + name + "' has 1 problem in its arguments; nothing was declared:\n"
                        + "  1. name: must be 1 to 38 letters, digits, hyphens or underscores and begin with a letter, because the"
                        + " names of AWS resources begin with it, got '" + name
                        + "'; write it like orders-api [component-name]");
        assertThat(refused.declared()).isEmpty();
    }

    @Test
    void reportsTheNameWithTheProblemsOfTheArguments() {
        Refused refused =
                refused(() -> {}, () -> new ProtectedApi("", args("cognito").build()));

        assertThat(refused.report())
                .startsWith("component '' has 2 problems in its arguments")
                .contains("1. name:", "2. domain.prefix: must not contain 'cognito'");
    }

    @Test
    void refusesASecondComponentWithTheNameOfTheFirst() {
        Refused refused = refused(
                () -> new ProtectedApi("api", args("one").build()),
                () -> new ProtectedApi("api", args("two").build()));

        assertThat(refused.report())
                .isEqualTo("component 'api' has 1 problem in its arguments; nothing was declared:\n"
                        + "  1. name: must be unique among the components of the program, got 'api', the name of an earlier"
                        + " component; choose another name [component-name-twice]");
    }

    @Test
    void refusesDomainsThatAnotherComponentInTheSameRegionHas() {
        String certificate = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-1111-1111-1111-111111111111";
        ApiArgs api = ApiArgs.builder()
                .domain("api.example.com")
                .certificate(certificate)
                .build();
        Refused refused = refused(
                () -> new ProtectedApi("one", args("auth").api(api).build()),
                () -> new ProtectedApi("two", args("auth").api(api).build()));

        assertThat(refused.report())
                .isEqualTo("component 'two' has 2 problems in its arguments; nothing was declared:\n"
                        + "  1. domain.prefix: must be a domain that no other component of the program has, got 'auth', which"
                        + " component 'one' has; choose another domain [component-domain-twice]\n"
                        + "  2. api.domain: must be a domain that no other component of the program has, got 'api.example.com',"
                        + " which component 'one' has; choose another domain [component-domain-twice]");
        assertThat(refused.declared()).extracting(DeclaredResource::name).noneMatch(name -> name.startsWith("two"));
    }

    @Test
    void refusesADomainOfAComponentWithTheSameProvider() {
        List<ComponentResourceOptions> options = new ArrayList<>();
        Refused refused = refused(
                () -> {
                    options.add(ComponentResourceOptions.builder()
                            .provider(
                                    new Provider("here", ProviderArgs.builder().build()))
                            .build());
                    new ProtectedApi("one", args("auth").build(), options.get(0));
                },
                () -> new ProtectedApi("two", args("auth").build(), options.get(0)));

        assertThat(refused.report()).contains("1. domain.prefix: must be a domain that no other component");
    }

    @Test
    void theSamePrefixIsAnotherDomainInAnotherRegion() {
        Declaration declared = Declaration.program(
                context -> {
                    new ProtectedApi("one", args("auth").build());
                    Provider there = new Provider(
                            "there", ProviderArgs.builder().region("us-east-1").build());
                    new ProtectedApi(
                            "two",
                            args("auth").build(),
                            ComponentResourceOptions.builder().provider(there).build());
                },
                false);

        assertThat(declared.all("aws:cognito/userPoolDomain:UserPoolDomain"))
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrder("one-sign-in", "two-sign-in");
    }

    @Test
    void componentsOfDifferentTypesCanHaveTheSameName() {
        Declaration declared = Declaration.program(
                context -> {
                    new UserDirectory(
                            "api",
                            UserDirectoryArgs.builder().region("eu-west-1").build());
                    new HttpApi(
                            "api",
                            HttpApiArgs.builder()
                                    .region("eu-west-1")
                                    .issuer("https://idp.example.com/tenant")
                                    .audiences("https://api.example.com")
                                    .functionArn("arn:aws:lambda:eu-west-1:123456789012:function:orders")
                                    .functionName("orders")
                                    .scopes(ScopesArgs.builder()
                                            .scope("read", "Read access")
                                            .build())
                                    .route(
                                            "GET /health",
                                            RouteArgs.builder().public_(true).build())
                                    .build());
                },
                false);

        assertThat(declared.all()).extracting(DeclaredResource::type).contains(UserDirectory.TYPE, HttpApi.TYPE);
    }

    @Test
    void aComponentThatWasRefusedHasNoDomain() {
        Declaration declared = Declaration.program(
                context -> {
                    try {
                        new ProtectedApi(
                                "one",
                                args("auth")
                                        .api(ApiArgs.builder().domain("x").build())
                                        .build());
                    } catch (RunException e) {
                        new ProtectedApi("one", args("auth").build());
                    }
                },
                false);

        assertThat(declared.all("aws:cognito/userPoolDomain:UserPoolDomain")).hasSize(1);
    }

    /** The engine gives every child the options of its component, unless the child has them, with whatever value. */
    @Test
    void leavesProtectAndRetainOnDeleteUnsetWithoutProtection() {
        Declaration declared = Declaration.program(
                context -> new ProtectedApi(
                        "api",
                        args("auth").build(),
                        ComponentResourceOptions.builder()
                                .protect(true)
                                .retainOnDelete(true)
                                .build()),
                false);

        assertThat(declared.all()).hasSizeGreaterThan(15).allSatisfy(each -> {
            boolean isComponent = each.name().equals("api") && each.type().equals(ProtectedApi.TYPE);
            assertThat(each.request().hasProtect()).as(each.name()).isEqualTo(isComponent);
            assertThat(each.request().hasRetainOnDelete()).as(each.name()).isEqualTo(isComponent);
        });
    }
}
