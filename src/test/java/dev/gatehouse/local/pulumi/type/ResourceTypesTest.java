package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.cognito.ResourceServerType;
import dev.gatehouse.local.pulumi.type.cognito.UserGroupType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolDomainType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.function.PermissionType;
import dev.gatehouse.local.pulumi.type.http.AuthorizerType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.http.IntegrationType;
import dev.gatehouse.local.pulumi.type.http.RouteType;
import dev.gatehouse.local.pulumi.type.http.StageType;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Required inputs, replaced inputs and outputs of each type. Refused inputs are in the validation tests. */
class ResourceTypesTest {
    private static final AwsIds IDS = new AwsIds(new SecureRandom());
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f";

    private static ResourceType type(String token) {
        return ResourceTypes.of(token).orElseThrow(() -> new AssertionError(token));
    }

    private static Set<String> set(String... keys) {
        return Set.copyOf(Arrays.asList(keys));
    }

    /** Inputs with ForceNew in the schemas of terraform-provider-aws 5.100.0, with Pulumi's names. */
    static Stream<Arguments> replaceOnChanges() {
        return Stream.of(
                Arguments.of(
                        UserPoolType.TOKEN,
                        set("name", "usernameAttributes", "aliasAttributes", "usernameConfiguration")),
                Arguments.of(UserGroupType.TOKEN, set("name", "userPoolId")),
                Arguments.of(ResourceServerType.TOKEN, set("identifier", "userPoolId")),
                Arguments.of(UserPoolClientType.TOKEN, set("generateSecret", "userPoolId")),
                Arguments.of(UserPoolDomainType.TOKEN, set("domain", "userPoolId")),
                Arguments.of(HttpApiType.TOKEN, set("protocolType")),
                Arguments.of(AuthorizerType.TOKEN, set("apiId")),
                Arguments.of(IntegrationType.TOKEN, set("apiId", "integrationType", "integrationSubtype")),
                Arguments.of(RouteType.TOKEN, set("apiId")),
                Arguments.of(StageType.TOKEN, set("apiId", "name")),
                Arguments.of(FunctionType.TOKEN, set("name", "packageType")),
                Arguments.of(
                        PermissionType.TOKEN,
                        set(
                                "action",
                                "eventSourceToken",
                                "function",
                                "functionUrlAuthType",
                                "principal",
                                "principalOrgId",
                                "qualifier",
                                "sourceAccount",
                                "sourceArn",
                                "statementId",
                                "statementIdPrefix")),
                Arguments.of("aws:cloudwatch/logGroup:LogGroup", set("name", "namePrefix", "logGroupClass")),
                Arguments.of("aws:iam/role:Role", set("name", "namePrefix", "path")),
                Arguments.of("aws:iam/rolePolicy:RolePolicy", set("name", "namePrefix", "role")),
                Arguments.of("aws:secretsmanager/secret:Secret", set("name", "namePrefix")),
                Arguments.of(
                        "aws:secretsmanager/secretVersion:SecretVersion",
                        set("secretId", "secretString", "secretBinary")));
    }

    @ParameterizedTest
    @MethodSource
    void replaceOnChanges(String token, Set<String> inputs) {
        assertThat(type(token).replaceOnChanges()).isEqualTo(inputs);
    }

    static Stream<Arguments> requiredInputs() {
        return Stream.of(
                Arguments.of(UserPoolType.TOKEN, List.of()),
                Arguments.of(UserGroupType.TOKEN, List.of("userPoolId")),
                Arguments.of(ResourceServerType.TOKEN, List.of("identifier", "userPoolId")),
                Arguments.of(UserPoolClientType.TOKEN, List.of("userPoolId")),
                Arguments.of(UserPoolDomainType.TOKEN, List.of("domain", "userPoolId")),
                Arguments.of(HttpApiType.TOKEN, List.of("protocolType")),
                Arguments.of(
                        AuthorizerType.TOKEN,
                        List.of("apiId", "authorizerType", "identitySources", "jwtConfiguration")),
                Arguments.of(IntegrationType.TOKEN, List.of("apiId", "integrationType", "integrationUri")),
                Arguments.of(RouteType.TOKEN, List.of("apiId", "routeKey")),
                Arguments.of(StageType.TOKEN, List.of("apiId")),
                Arguments.of(FunctionType.TOKEN, List.of("role", "code", "handler", "runtime")),
                Arguments.of(PermissionType.TOKEN, List.of("action", "function", "principal")),
                Arguments.of("aws:cloudwatch/logGroup:LogGroup", List.of()),
                Arguments.of("aws:iam/role:Role", List.of("assumeRolePolicy")),
                Arguments.of("aws:iam/rolePolicy:RolePolicy", List.of("role", "policy")),
                Arguments.of("aws:secretsmanager/secret:Secret", List.of()),
                Arguments.of("aws:secretsmanager/secretVersion:SecretVersion", List.of("secretId")));
    }

    @ParameterizedTest
    @MethodSource
    void requiredInputs(String token, List<String> inputs) {
        // A stage without autoDeploy is refused; the other types here have no further errors.
        assertThat(type(token).validateInputs(new Properties(CloudFixture.inputsOf(token, Map.of("autoDeploy", true)))))
                .isEqualTo(inputs.stream()
                        .map(key -> new ValidationError(key, "is required"))
                        .toList());
    }

    static Stream<Arguments> outputs() {
        return Stream.of(
                Arguments.of(
                        UserPoolType.TOKEN,
                        "eu-west-1_Ab12Cd34E",
                        Map.of("name", "users"),
                        Map.of(
                                "arn", "arn:aws:cognito-idp:eu-west-1:000000000000:userpool/eu-west-1_Ab12Cd34E",
                                "endpoint", "localhost:9401/eu-west-1_Ab12Cd34E")),
                Arguments.of(UserGroupType.TOKEN, "p/admin", Map.of("userPoolId", "p", "name", "admin"), Map.of()),
                Arguments.of(
                        ResourceServerType.TOKEN,
                        "p|https://api.example.com",
                        Map.of(
                                "userPoolId", "p",
                                "identifier", "https://api.example.com",
                                "scopes", List.of(Map.of("scopeName", "read"), Map.of("scopeName", "write"))),
                        Map.of(
                                "scopeIdentifiers",
                                List.of("https://api.example.com/read", "https://api.example.com/write"))),
                Arguments.of(
                        UserPoolClientType.TOKEN,
                        "1234567890abcdefghijklmnop",
                        Map.of("userPoolId", "p", "name", "app"),
                        Map.of("clientSecret", "")),
                Arguments.of(
                        UserPoolDomainType.TOKEN,
                        "my-app",
                        Map.of("domain", "my-app", "userPoolId", "p"),
                        Map.of(
                                "awsAccountId", "000000000000",
                                "cloudfrontDistribution", "localhost",
                                "cloudfrontDistributionArn", "localhost",
                                "cloudfrontDistributionZoneId", "Z2FDTNDATAQYW2",
                                "s3Bucket", "local",
                                "version", "1")),
                Arguments.of(
                        HttpApiType.TOKEN,
                        "abcde12345",
                        Map.of("name", "api"),
                        Map.of(
                                "apiEndpoint", "http://localhost:9400",
                                "arn", "arn:aws:apigateway:eu-west-1::/apis/abcde12345",
                                "executionArn", "arn:aws:execute-api:eu-west-1:000000000000:abcde12345")),
                Arguments.of(AuthorizerType.TOKEN, "abc1234", Map.of(), Map.of()),
                Arguments.of(IntegrationType.TOKEN, "abc1234", Map.of(), Map.of()),
                Arguments.of(RouteType.TOKEN, "abc1234", Map.of(), Map.of()),
                Arguments.of(
                        StageType.TOKEN,
                        "abcde12345/$default",
                        Map.of("apiId", "abcde12345", "name", "$default"),
                        Map.of(
                                "arn", "arn:aws:apigateway:eu-west-1::/apis/abcde12345/stages/$default",
                                "executionArn", "arn:aws:execute-api:eu-west-1:000000000000:abcde12345/$default",
                                "invokeUrl", "http://localhost:9400/")),
                Arguments.of(
                        StageType.TOKEN,
                        "abcde12345/dev",
                        Map.of("apiId", "abcde12345", "name", "dev"),
                        Map.of(
                                "arn", "arn:aws:apigateway:eu-west-1::/apis/abcde12345/stages/dev",
                                "executionArn", "arn:aws:execute-api:eu-west-1:000000000000:abcde12345/dev",
                                "invokeUrl", "http://localhost:9400/dev")),
                Arguments.of(
                        FunctionType.TOKEN,
                        "f",
                        Map.of("name", "f"),
                        Map.of(
                                "arn",
                                ARN,
                                "qualifiedArn",
                                ARN + ":$LATEST",
                                "invokeArn",
                                "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" + ARN + "/invocations",
                                "version",
                                "$LATEST")),
                Arguments.of(
                        PermissionType.TOKEN,
                        "f/AllowApi",
                        Map.of("function", ARN, "statementId", "AllowApi"),
                        Map.of("statementId", "AllowApi")),
                Arguments.of(
                        "aws:cloudwatch/logGroup:LogGroup",
                        "/aws/lambda/f",
                        Map.of("name", "/aws/lambda/f"),
                        Map.of("arn", "arn:aws:logs:eu-west-1:000000000000:log-group:/aws/lambda/f")),
                Arguments.of(
                        "aws:iam/role:Role",
                        "r",
                        Map.of("name", "r"),
                        Map.of("arn", "arn:aws:iam::000000000000:role/r")),
                Arguments.of(
                        "aws:secretsmanager/secret:Secret",
                        "arn:aws:secretsmanager:eu-west-1:000000000000:secret:s",
                        Map.of("name", "s"),
                        Map.of("arn", "arn:aws:secretsmanager:eu-west-1:000000000000:secret:s")));
    }

    @ParameterizedTest
    @MethodSource
    void outputs(String token, String id, Map<String, Object> inputs, Map<String, Object> computed) {
        Properties given = new Properties(inputs);
        assertThat(type(token).computedOutputs(id, given, Properties.NONE, IDS, CloudFixture.ADDRESSES))
                .isEqualTo(computed);
        // Ids are either derived from inputs or random.
        String created = type(token).newId(given, IDS, CloudFixture.ADDRESSES);
        boolean random = !created.equals(type(token).newId(given, IDS, CloudFixture.ADDRESSES));
        assertThat(random ? created.length() : created).isEqualTo(random ? id.length() : id);
    }

    @Test
    void onlyClientSecretsAreSecretOutputs() {
        replaceOnChanges()
                .map(row -> (String) row.get()[0])
                .forEach(token -> assertThat(type(token).secretOutputs())
                        .isEqualTo(token.equals(UserPoolClientType.TOKEN) ? Set.of("clientSecret") : Set.of()));
    }

    @Test
    void storedTypesAreNotImitated() {
        assertThat(replaceOnChanges()
                        .map(row -> (String) row.get()[0])
                        .filter(token -> !type(token).isImitated()))
                .containsExactly(
                        "aws:cloudwatch/logGroup:LogGroup",
                        "aws:iam/role:Role",
                        "aws:iam/rolePolicy:RolePolicy",
                        "aws:secretsmanager/secret:Secret",
                        "aws:secretsmanager/secretVersion:SecretVersion");
    }
}
