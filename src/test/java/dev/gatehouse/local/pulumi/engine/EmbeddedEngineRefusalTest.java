package dev.gatehouse.local.pulumi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.apigatewayv2.inputs.AuthorizerJwtConfigurationArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.cognito.inputs.UserPoolWebAuthnConfigurationArgs;
import com.pulumi.aws.ec2.Ec2Functions;
import com.pulumi.aws.ec2.inputs.GetVpcPlainArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.state.Declared;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed run changes nothing and returns one line for each problem. */
class EmbeddedEngineRefusalTest {
    private static final String CALLBACK = "https://a.example/callback";

    private final CloudFixture fixture = new CloudFixture();
    private List<Resource> before;
    private Declared declaredBefore;

    @BeforeEach
    void somethingExists() {
        assertThat(fixture.run(CloudFixture.userPoolWithClient(CALLBACK)).problems())
                .isEmpty();
        before = fixture.resources();
        declaredBefore = fixture.cloud.declared();
    }

    private void refuses(Consumer<Context> program, String... reasons) {
        EmbeddedEngine.Run run = fixture.run(program);
        assertThat(run.problems()).containsExactlyInAnyOrder(reasons);
        assertThat(run.changes()).isEmpty();
        assertThat(run.outputs()).isEmpty();
        assertThat(fixture.resources()).isEqualTo(before);
        assertThat(fixture.cloud.declared()).isSameAs(declaredBefore);
    }

    @Nested
    class AnUnknown {
        @Test
        void awsTypeIsRefused() {
            refuses(context -> new BucketV2("files"), ResourceTypes.unknownTypeMessage("aws:s3/bucketV2:BucketV2"));
            assertThat(ResourceTypes.unknownTypeMessage("aws:s3/bucketV2:BucketV2"))
                    .startsWith(
                            "aws:s3/bucketV2:BucketV2: the local cloud does not support this type; declare it only in stacks"
                                    + " on AWS, or add it to dev.gatehouse.local.pulumi.type; supported types:"
                                    + " aws:acm/certificate:Certificate, ");
        }

        @Test
        void typeOfAnotherProviderIsRefused() {
            String type = "random:index/randomPassword:RandomPassword";
            refuses(
                    context -> new CustomResource(type, "password", ResourceArgs.Empty, CustomResourceOptions.Empty),
                    ResourceTypes.unknownTypeMessage(type));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "aws-native:s3:Bucket",
                    "command:local:Command",
                    "docker:index/image:Image",
                    "kubernetes:apps/v1:Deployment",
                    "pulumi:providers:command",
                    "pulumi:pulumi:StackReference",
                    "gatehouses:cloud:HttpApi",
                    "aws"
                })
        void packageIsRefused(String type) {
            refuses(
                    context -> new CustomResource(type, "other", ResourceArgs.Empty, CustomResourceOptions.Empty),
                    ResourceTypes.unknownTypeMessage(type));
            assertThat(ResourceTypes.unknownTypeMessage("command:local:Command"))
                    .isEqualTo(
                            "command:local:Command: the local cloud does not support the package command, only aws and"
                                    + " components of the program; declare it only in stacks on AWS");
        }

        @Test
        void inputFailsTheWholeProgram() {
            refuses(
                    context -> new UserPool(
                            "passkeys",
                            UserPoolArgs.builder()
                                    .webAuthnConfiguration(UserPoolWebAuthnConfigurationArgs.builder()
                                            .relyingPartyId("example.com")
                                            .build())
                                    .build()),
                    "aws:cognito/userPool:UserPool 'passkeys': webAuthnConfiguration: passkeys are not imitated locally:"
                            + " declare it only in stacks on AWS");
        }

        @Test
        void functionIsRefused() {
            refuses(
                    context -> Ec2Functions.getVpcPlain(GetVpcPlainArgs.Empty).join(),
                    "aws:ec2/getVpc:getVpc: the local cloud does not support this function; it supports"
                            + " getCallerIdentity, getRegion, getPartition, and getZone with a name");
        }

        @Test
        void idToLookUpIsRefused() {
            refuses(
                    context -> UserPool.get("looked-up", Output.of("eu-west-1_nowhere00"), null, null),
                    "there is no aws:cognito/userPool:UserPool 'eu-west-1_nowhere00'");
        }
    }

    @Nested
    class AnInvalidResource {
        @Test
        void isRefusedWithTypeNamePropertyAndReason() {
            refuses(
                    context -> new UserPoolDomain(
                            "signin",
                            UserPoolDomainArgs.builder()
                                    .domain("aws-x")
                                    .userPoolId(CloudFixture.pool("users").id())
                                    .build()),
                    "aws:cognito/userPoolDomain:UserPoolDomain 'signin': domain: cannot contain the reserved word aws,"
                            + " got aws-x");
        }

        @Test
        void isRefusedForAPoolThatDoesNotExist() {
            refuses(
                    context -> new UserPoolDomain(
                            "signin",
                            UserPoolDomainArgs.builder()
                                    .domain("my-app")
                                    .userPoolId("eu-west-1_nowhere00")
                                    .build()),
                    "aws:cognito/userPoolDomain:UserPoolDomain 'signin': userPoolId: there is no"
                            + " aws:cognito/userPool:UserPool 'eu-west-1_nowhere00'");
        }

        @Test
        void isRefusedForSeveralReasonsAtOnce() {
            refuses(
                    context -> authorizer(51, "localhost", "$request.header.Authorization", "$request.header.Other"),
                    "aws:apigatewayv2/authorizer:Authorizer 'jwt': identitySources: must have exactly one entry for"
                            + " a JWT authorizer; jwtConfiguration.issuer: BadRequestException: Invalid issuer: must be a URL,"
                            + " got localhost; jwtConfiguration.audiences: must be at most 50");
        }

        private static void authorizer(int audiences, String issuer, String... sources) {
            Api api = new Api("api", ApiArgs.builder().protocolType("HTTP").build());
            new Authorizer(
                    "jwt",
                    AuthorizerArgs.builder()
                            .apiId(api.id())
                            .authorizerType("JWT")
                            .identitySources(sources)
                            .jwtConfiguration(AuthorizerJwtConfigurationArgs.builder()
                                    .issuer(issuer)
                                    .audiences(IntStream.range(0, audiences)
                                            .mapToObj(i -> "client" + i)
                                            .toList())
                                    .build())
                            .build());
        }
    }

    @Test
    void refusesTwoResourcesOfOneTypeAndName() {
        refuses(
                context -> {
                    CloudFixture.pool("users");
                    CloudFixture.pool("users");
                },
                "aws:cognito/userPool:UserPool 'users' is declared twice");
    }

    @Nested
    class APoolUnderDeletionProtection {
        private static final String KEPT = "aws:cognito/userPool:UserPool 'kept': deletionProtection:"
                + " InvalidParameterException: The user pool cannot be deleted because deletion protection is"
                + " activated. Deletion protection must be inactivated first.";

        private static Consumer<Context> pool(String protection, boolean byEmail) {
            return context -> {
                UserPoolArgs.Builder args = UserPoolArgs.builder().deletionProtection(protection);
                new UserPool("kept", (byEmail ? args.usernameAttributes("email") : args).build());
            };
        }

        @BeforeEach
        void exists() {
            assertThat(fixture.run(pool("ACTIVE", false)).problems()).isEmpty();
            before = fixture.resources();
            declaredBefore = fixture.cloud.declared();
        }

        @Test
        void isNotDeleted() {
            refuses(context -> {}, KEPT);
        }

        @Test
        void isNotReplaced() {
            refuses(pool("ACTIVE", true), KEPT);
        }

        @Test
        void isDeletedOnceTheProtectionIsOff() {
            assertThat(fixture.run(pool("INACTIVE", false)).changes())
                    .containsExactly("updated UserPool kept (deletionProtection)");
            assertThat(fixture.run(context -> {}).changes()).containsExactly("deleted UserPool kept");
        }
    }
}
