package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.UserDirectory;
import dev.gatehouse.UserDirectoryArgs;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.IdentityProviderArgs;
import dev.gatehouse.inputs.ObservabilityArgs;
import dev.gatehouse.inputs.TriggersArgs;
import dev.gatehouse.settings.provider.ProviderType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component UserDirectory in a program of its user. */
class UserDirectoryComponentTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";

    private static UserDirectoryArgs.Builder args() {
        return UserDirectoryArgs.builder()
                .region("eu-west-1")
                .identity(IdentityArgs.builder()
                        .groups("admin", "staff")
                        .triggers(TriggersArgs.builder().preSignUp("function").build())
                        .provider(
                                "google",
                                IdentityProviderArgs.builder()
                                        .type(ProviderType.GOOGLE)
                                        .clientId("1.apps.googleusercontent.com")
                                        .clientSecret(Output.ofSecret("s3cret"))
                                        .build())
                        .build())
                .observability(ObservabilityArgs.builder()
                        .retention(Duration.ofDays(30))
                        .build())
                .tag("owner", "team-a");
    }

    private static String report(Map<String, ?> tree) {
        return ComponentReport.of(() -> new UserDirectory("people", UserDirectoryArgs.of(tree)));
    }

    @Test
    void declaresOnlyTheUserPoolAndWhatBelongsToIt() {
        Declaration declared = Declaration.program(context -> new UserDirectory("people", args().build()), false);

        assertThat(declared.all())
                .extracting(each -> each.type() + " " + each.name())
                .containsExactlyInAnyOrder(
                        "gatehouse:index:UserDirectory people",
                        "gatehouse:cloud:UserDirectory people-users",
                        "aws:cognito/userPool:UserPool people-users",
                        "aws:cognito/userGroup:UserGroup people-users-admin",
                        "aws:cognito/userGroup:UserGroup people-users-staff",
                        "aws:lambda/permission:Permission people-users-preSignUp",
                        "gatehouse:cloud:Backend people-pre-sign-up",
                        "aws:cloudwatch/logGroup:LogGroup people-pre-sign-up",
                        "aws:iam/role:Role people-pre-sign-up",
                        "aws:iam/rolePolicy:RolePolicy people-pre-sign-up",
                        "aws:lambda/function:Function people-pre-sign-up",
                        "gatehouse:cloud:IdentityProviders people-providers",
                        "aws:cognito/identityProvider:IdentityProvider people-providers-google");
        assertThat(declared.only(POOL).input("tags")).isEqualTo(Map.of("owner", "team-a", "gatehouse:stack", "dev"));
        assertThat(declared.only("aws:cloudwatch/logGroup:LogGroup").input("retentionInDays"))
                .isEqualTo(30.0);
    }

    @Test
    void outputsAreThoseOfTheUserPool() {
        Declaration declared = Declaration.program(
                context -> {
                    UserDirectory people = new UserDirectory("people", args().build());
                    people.outputs().forEach(context::export);
                },
                false);

        String issuer = "https://cognito-idp.eu-west-1.amazonaws.com/people-users-id";
        assertThat(declared.output("userPoolId")).isEqualTo("people-users-id");
        assertThat((String) declared.output("userPoolArn")).endsWith("people-users");
        assertThat(declared.output("issuer")).isEqualTo(issuer);
        assertThat(declared.output("jwksUrl")).isEqualTo(issuer + "/.well-known/jwks.json");
        assertThat(declared.output("discoveryUrl")).isEqualTo(issuer + "/.well-known/openid-configuration");
        assertThat(declared.output("identityProviders")).isEqualTo(Map.of("google", "Google"));
        assertThat(declared.output("region")).isEqualTo("eu-west-1");
    }

    @Test
    void theOptionsApplyToEveryResource() {
        Declaration declared = Declaration.program(
                context -> {
                    Provider provider = new Provider(
                            "ireland",
                            ProviderArgs.builder().region("eu-west-1").build());
                    new UserDirectory(
                            "people",
                            args().transform(
                                            UserPoolArgs.class,
                                            (name, pool) -> UserPoolArgs.builder(pool)
                                                    .name(name + "-of-ours")
                                                    .build())
                                    .build(),
                            ComponentResourceOptions.builder()
                                    .provider(provider)
                                    .build());
                },
                false);

        assertThat(declared.all())
                .filteredOn(each -> each.type().startsWith("aws:"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.request().getProvider()).contains("::ireland::"));
        assertThat(declared.only(POOL).input("name")).isEqualTo("people-users-of-ours");
        assertThat(declared.all()).extracting(DeclaredResource::name).allMatch(name -> name.startsWith("people"));
    }

    @Test
    void anArgumentOfAnotherComponentIsReportedWithTheKnownOnes() {
        assertThat(report(Map.of(
                        "region",
                        "eu-west-1",
                        "routes",
                        Map.of(),
                        "identity",
                        Map.of("pool", "eu-west-1_AbCdEfGhI", "groups", List.of("a b")),
                        "observability",
                        Map.of("dashboard", true))))
                .isEqualTo("component 'people' has 4 problems in its arguments; nothing was declared:\n"
                        + "  1. routes: is not an argument, got 'routes'; known here: region, identity, observability, tags"
                        + " [unknown-key]\n"
                        + "  2. identity.groups[0]: must be 1 to 128 letters, digits or any of _ . : -, got 'a b'; rename"
                        + " the group [group-name]\n"
                        + "  3. identity.pool: must be absent, because a UserDirectory declares the user pool, got 'the id"
                        + " of a user pool'; delete it, and pass the id to AppClients as userPoolId [directory-pool]\n"
                        + "  4. observability.dashboard: must be absent, because a UserDirectory declares no alarms and no"
                        + " dashboard, got 'a setting of the whole declaration'; delete it, or use ProtectedApi"
                        + " [directory-monitoring]");
    }

    @Test
    void scopesOfPasswordSignInsNeedTheWholeDeclaration() {
        assertThat(report(Map.of(
                        "identity",
                        Map.of(
                                "triggers", Map.of("preToken", "function"),
                                "passwordScopes", Map.of("everyone", List.of("read"))))))
                .contains(
                        "1 problem", "identity.passwordScopes: must be absent, because a UserDirectory has no scopes");
    }

    @Test
    void aSecretInPlainTextIsRefusedAndNotShown() {
        assertThat(report(Map.of(
                        "identity",
                        Map.of(
                                "providers",
                                Map.of(
                                        "google",
                                        Map.of("type", "google", "clientId", "1.apps", "clientSecret", "hunter2"))))))
                .contains("identity.providers.google.clientSecret: must be a secret value of the program")
                .doesNotContain("hunter2");
    }

    @Test
    void theTextOfAnOutputIsCheckedWhenItIsKnown() {
        assertThatThrownBy(() -> Declaration.program(
                        context -> new UserDirectory(
                                "people",
                                UserDirectoryArgs.builder()
                                        .identity(IdentityArgs.builder()
                                                .groups("admin")
                                                .groupRole("admin", Output.of("not a role"))
                                                .build())
                                        .build()),
                        false))
                .hasMessageContaining(
                        "identity.groupRoles.admin: must be the ARN of an IAM role, got the value of an Output");
    }
}
