package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.SecretValue;
import dev.gatehouse.cloud.Declaration.Unknown;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What dev and prod declare, argument by argument; ids in brackets are of reference/controls-and-attacks.md §1. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedApiTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String SERVER = "aws:cognito/resourceServer:ResourceServer";
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String ROUTE = "aws:apigatewayv2/route:Route";
    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String LOGS = "aws:cloudwatch/logGroup:LogGroup";

    private Declaration dev;
    private Declaration prod;
    private Declaration local;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
        local = Declaration.update(Stacks.settings("local"));
    }

    @Nested
    class TheWhole {
        @Test
        void isTheSameWhenRunTwice() throws Exception {
            assertThat(Declaration.update(Stacks.settings("dev")).wire()).isEqualTo(dev.wire());
        }

        @Test
        void givesEveryResourceAComponentAsParent() {
            assertThat(dev.all())
                    .allSatisfy(each -> assertThat(each.parentType())
                            .startsWith(
                                    each.type().startsWith("gatehouse:") ? "pulumi:pulumi:Stack" : "gatehouse:cloud:"));
        }

        @Test
        void namesNoResourceTwice() {
            Set<String> names = new HashSet<>();
            assertThat(prod.all())
                    .allSatisfy(each -> assertThat(names.add(each.type() + each.name()))
                            .as(each.name())
                            .isTrue());
        }

        @Test
        void asksForTheProviderVersionItWasBuiltWith() {
            assertThat(dev.all().stream().filter(each -> each.type().startsWith("aws:")))
                    .allSatisfy(each -> assertThat(each.request().getVersion()).isEqualTo("6.83.0"));
        }
    }

    @Nested
    class UserPools {
        /** DOC "Adding MFA to a user pool", OBS terraform-provider-aws #41049: AWS refuses mail as both. */
        @ParameterizedTest
        @CsvSource({"required,admin_only", "optional,admin_only", "off,verified_email"})
        void leaveForgottenPasswordsToAdministratorsWhereMailIsASecondFactor(String mfa, String recovery)
                throws Exception {
            DeclaredResource pool = Declaration.update(NamedStacks.stack("prod", tree -> {
                        @SuppressWarnings("unchecked")
                        Map<String, Object> identity = (Map<String, Object>) tree.get("gatehouse:identity");
                        identity.put("mfa", mfa);
                        identity.put("mfaMethods", List.of("totp", "email"));
                    }))
                    .only(POOL);
            assertThat(pool.input("accountRecoverySetting"))
                    .isEqualTo(Map.of("recoveryMechanisms", List.of(Map.of("name", recovery, "priority", 1.0))));
        }

        @Test
        void signInByEmailWithoutCase() {
            DeclaredResource pool = dev.only(POOL);
            assertThat(pool.input("usernameAttributes")).isEqualTo(List.of("email"));
            assertThat(pool.input("autoVerifiedAttributes")).isEqualTo(List.of("email"));
            assertThat(pool.input("usernameConfiguration")).isEqualTo(Map.of("caseSensitive", false));
            assertThat(pool.input("userAttributeUpdateSettings"))
                    .isEqualTo(Map.of("attributesRequireVerificationBeforeUpdates", List.of("email")));
            assertThat(pool.input("accountRecoverySetting"))
                    .isEqualTo(
                            Map.of("recoveryMechanisms", List.of(Map.of("name", "verified_email", "priority", 1.0))));
            assertThat(pool.input("schemas"))
                    .isEqualTo(List.of(Map.of(
                            "name",
                            "email",
                            "attributeDataType",
                            "String",
                            "required",
                            true,
                            "mutable",
                            true,
                            "developerOnlyAttribute",
                            false,
                            "stringAttributeConstraints",
                            Map.of("minLength", "0", "maxLength", "2048"))));
        }

        @Test
        void haveTheDeclaredPasswordPolicy() { // Cognito.3, COG1
            assertThat(dev.only(POOL).input("passwordPolicy")).isEqualTo(policy(8.0, false, 0.0, 7.0));
            assertThat(prod.only(POOL).input("passwordPolicy")).isEqualTo(policy(14.0, true, 5.0, 1.0));
        }

        private Map<String, Object> policy(double length, boolean symbols, double history, double days) {
            return Map.of(
                    "minimumLength",
                    length,
                    "requireLowercase",
                    true,
                    "requireUppercase",
                    true,
                    "requireNumbers",
                    true,
                    "requireSymbols",
                    symbols,
                    "passwordHistorySize",
                    history,
                    "temporaryPasswordValidityDays",
                    days);
        }

        @Test
        void wantASecondFactorInProduction() { // Cognito.5, COG2
            assertThat(prod.only(POOL).input("mfaConfiguration")).isEqualTo("ON");
            assertThat(prod.only(POOL).input("softwareTokenMfaConfiguration")).isEqualTo(Map.of("enabled", true));
            assertThat(dev.only(POOL).input("mfaConfiguration")).isEqualTo("OPTIONAL");
            assertThat(local.only(POOL).input("mfaConfiguration")).isEqualTo("OFF");
            assertThat(local.only(POOL).inputs()).doesNotContainKey("softwareTokenMfaConfiguration");
        }

        @Test
        void inviteInProductionAndAreOpenInDev() { // cognito_user_pool_self_registration_disabled
            assertThat(prod.only(POOL).input("adminCreateUserConfig"))
                    .isEqualTo(Map.of("allowAdminCreateUserOnly", true));
            assertThat(dev.only(POOL).input("adminCreateUserConfig"))
                    .isEqualTo(Map.of("allowAdminCreateUserOnly", false));
        }

        @Test
        void cannotBeLostInProduction() { // Cognito.6
            DeclaredResource pool = prod.only(POOL);
            assertThat(pool.input("deletionProtection")).isEqualTo("ACTIVE");
            assertThat(pool.request().getProtect()).isTrue();
            assertThat(pool.request().getRetainOnDelete()).isTrue();
            assertThat(dev.only(POOL).input("deletionProtection")).isEqualTo("INACTIVE");
            assertThat(dev.only(POOL).request().getProtect()).isFalse();
            assertThat(dev.only(POOL).request().getRetainOnDelete()).isFalse();
        }

        @Test
        void haveTheirGroupsByPrecedence() {
            DeclaredResource group = dev.only("aws:cognito/userGroup:UserGroup");
            assertThat(group.inputs())
                    .containsEntry("name", "admin")
                    .containsEntry("precedence", 1.0)
                    .containsEntry("userPoolId", "gatehouse-dev-users-id");
        }

        @Test
        void nameTheirTierBecauseHistoryNeedsIt() {
            assertThat(prod.only(POOL).input("userPoolTier")).isEqualTo("ESSENTIALS");
        }
    }

    @Nested
    class Clients {
        private DeclaredResource client(Declaration stack, String name) {
            return stack.all(CLIENT).stream()
                    .filter(each -> each.name().endsWith("-" + name))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void ofEveryKindHideUsersRevokeTokensAndWriteEverySecurityArgument() {
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
        void forBrowsersHaveNoSecretAndRotate() {
            assertThat(client(prod, "spa").inputs())
                    .containsEntry("generateSecret", false)
                    .containsEntry("allowedOauthFlows", List.of("code"))
                    .containsEntry("explicitAuthFlows", List.of("ALLOW_CUSTOM_AUTH"))
                    .containsEntry(
                            "refreshTokenRotation", Map.of("feature", "ENABLED", "retryGracePeriodSeconds", 10.0))
                    .containsEntry("accessTokenValidity", 60.0)
                    .containsEntry("refreshTokenValidity", 720.0)
                    .containsEntry("callbackUrls", List.of("https://app.example.com/callback"))
                    .containsEntry("writeAttributes", List.of("email"));
        }

        @Test
        void forServersHaveASecret() {
            assertThat(client(prod, "web").inputs())
                    .containsEntry("generateSecret", true)
                    .containsEntry("allowedOauthFlows", List.of("code"))
                    .containsEntry("explicitAuthFlows", List.of("ALLOW_REFRESH_TOKEN_AUTH"))
                    .containsEntry(
                            "refreshTokenRotation", Map.of("feature", "DISABLED", "retryGracePeriodSeconds", 0.0));
        }

        @Test
        void forMachinesHaveASecretAndCustomScopesOnly() {
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
        void mayTakePasswordsOnlyWhereAStackSaysSo() {
            assertThat(client(dev, "cli").input("explicitAuthFlows"))
                    .isEqualTo(List.of("ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH"));
            assertThat(prod.all(CLIENT))
                    .allSatisfy(each -> assertThat((List<?>) each.input("explicitAuthFlows"))
                            .noneMatch(flow -> flow.toString().contains("PASSWORD")));
        }

        @Test
        void waitForTheScopesTheyName() {
            DeclaredResource server = dev.only(SERVER);
            assertThat(dev.all(CLIENT))
                    .allSatisfy(each -> assertThat(each.dependsOn(server)).isTrue());
            assertThat(client(dev, "spa").input("allowedOauthScopes"))
                    .isEqualTo(List.of(
                            "openid",
                            "email",
                            "profile",
                            "https://api.example.com/read",
                            "https://api.example.com/write"));
        }

        @Test
        void readTheProfileOnlyWithItsScope() {
            assertThat(client(dev, "spa").input("readAttributes"))
                    .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                    .hasSize(16)
                    .contains("email", "family_name")
                    .doesNotContain("phone_number");
            assertThat(client(dev, "cli").input("readAttributes")).isEqualTo(List.of("email", "email_verified"));
        }
    }

    @Nested
    class Secrets {
        @Test
        void goToSecretsManagerMarkedAsSecret() {
            List<DeclaredResource> versions = prod.all("aws:secretsmanager/secretVersion:SecretVersion");
            assertThat(versions)
                    .extracting(DeclaredResource::name)
                    .containsExactlyInAnyOrder("gatehouse-prod-web", "gatehouse-prod-jobs");
            assertThat(versions)
                    .allSatisfy(each -> assertThat(each.input("secretString"))
                            .isEqualTo(new SecretValue("secret of " + each.name())));
        }

        @Test
        void canBeRestoredForAMonthInProduction() {
            assertThat(prod.all("aws:secretsmanager/secret:Secret"))
                    .allSatisfy(each ->
                            assertThat(each.input("recoveryWindowInDays")).isEqualTo(30.0));
        }
    }

    @Nested
    class TheDomain {
        @Test
        void isAPrefixWithClassicPages() {
            assertThat(prod.only(DOMAIN).inputs())
                    .containsEntry("domain", "gatehouse-prod")
                    .containsEntry("managedLoginVersion", 1.0)
                    .doesNotContainKey("certificateArn");
        }

        @Test
        void isGivenUpBeforeANewOneIsTakenAndNeverInProduction() {
            assertThat(dev.only(DOMAIN).request().getDeleteBeforeReplace()).isTrue();
            assertThat(prod.only(DOMAIN).request().getProtect()).isTrue();
            assertThat(dev.only(DOMAIN).request().getProtect()).isFalse();
        }
    }

    @Nested
    class TheApi {
        @Test
        void admitsExactOriginsWithoutCredentials() {
            assertThat(prod.only(API).input("corsConfiguration"))
                    .isEqualTo(Map.of(
                            "allowOrigins",
                            List.of("https://app.example.com"),
                            "allowMethods",
                            List.of("GET", "POST", "DELETE"),
                            "allowHeaders",
                            List.of("authorization", "content-type"),
                            "allowCredentials",
                            false,
                            "maxAge",
                            300.0));
        }

        @Test
        void takesTokensOfThisPoolAndAllItsClients() {
            DeclaredResource authorizer = prod.only("aws:apigatewayv2/authorizer:Authorizer");
            assertThat(authorizer.inputs())
                    .containsEntry("authorizerType", "JWT")
                    .containsEntry("identitySources", List.of("$request.header.Authorization"))
                    .containsEntry(
                            "jwtConfiguration",
                            Map.of(
                                    "issuer",
                                    "https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-prod-users-id",
                                    "audiences",
                                    List.of(
                                            "gatehouse-prod-spa-id",
                                            "gatehouse-prod-web-id",
                                            "gatehouse-prod-jobs-id")));
        }

        @Test
        void isClosedOnEveryRouteThatIsNotPublicByName() { // APIGateway.8, CKV_AWS_309, APIG4
            assertThat(prod.all(ROUTE)).hasSize(6);
            assertThat(prod.all(ROUTE).stream().filter(each -> !each.name().equals("GET /health")))
                    .allSatisfy(each -> {
                        assertThat(each.inputs())
                                .containsEntry("authorizationType", "JWT")
                                .containsEntry("authorizerId", "gatehouse-prod-api-id")
                                .containsEntry("apiKeyRequired", false)
                                .containsEntry("target", "integrations/gatehouse-prod-api-id");
                        assertThat((List<?>) each.input("authorizationScopes")).isNotEmpty();
                    });
            assertThat(prod.named(ROUTE, "GET /health").inputs())
                    .containsEntry("authorizationType", "NONE")
                    .doesNotContainKeys("authorizerId", "authorizationScopes");
        }

        @Test
        void asksForTheDeclaredScopes() {
            assertThat(dev.named(ROUTE, "DELETE /resources/{id}").input("authorizationScopes"))
                    .isEqualTo(List.of("https://api.example.com/write"));
            assertThat(dev.named(ROUTE, "GET /me").input("authorizationScopes"))
                    .isEqualTo(List.of("openid", "aws.cognito.signin.user.admin"));
        }

        @Test
        void sendsEventsOfFormatTwo() {
            assertThat(dev.only("aws:apigatewayv2/integration:Integration").inputs())
                    .containsEntry("integrationType", "AWS_PROXY")
                    .containsEntry("payloadFormatVersion", "2.0")
                    .containsEntry("timeoutMilliseconds", 30_000.0);
        }

        @Test
        void hasBothThrottlesAndAnAccessLog() { // APIGWDefaultThrottling, APIGateway.9, CKV_AWS_76
            DeclaredResource stage = prod.only(STAGE);
            assertThat(stage.inputs())
                    .containsEntry("name", "$default")
                    .containsEntry("autoDeploy", true)
                    .containsEntry(
                            "defaultRouteSettings",
                            Map.of(
                                    "throttlingBurstLimit",
                                    400.0,
                                    "throttlingRateLimit",
                                    200.0,
                                    "detailedMetricsEnabled",
                                    true));
            Map<?, ?> log = (Map<?, ?>) stage.input("accessLogSettings");
            assertThat(log.get("destinationArn")).isEqualTo("arn:aws:test:::gatehouse-prod-api");
            assertThat(log.get("format").toString())
                    .contains("$context.requestId", "$context.authorizer.error", "$context.integrationErrorMessage")
                    .doesNotContainIgnoringCase("header")
                    .hasSizeLessThan(3 * 1024);
            assertThat(com.google.gson.JsonParser.parseString(log.get("format").toString())
                            .isJsonObject())
                    .isTrue();
        }

        @Test
        void opensLastSoThatARefusedDestroyDeletesNothing() {
            DeclaredResource stage = prod.only(STAGE);
            assertThat(stage.request().getProtect()).isTrue();
            assertThat(prod.only(API).request().getProtect()).isTrue();
            for (String type : List.of(
                    ROUTE,
                    PERMISSION,
                    CLIENT,
                    DOMAIN,
                    POOL,
                    "aws:cognito/userGroup:UserGroup",
                    "aws:secretsmanager/secretVersion:SecretVersion")) {
                if (type.equals(CLIENT)) {
                    continue; // through the authorizer's audience, and so through the routes
                }
                assertThat(prod.all(type))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(stage.dependsOn(each))
                                .as(each.name())
                                .isTrue());
            }
        }

        @Test
        void mayCallTheFunctionByItsOwnRoutesOnly() { // Lambda.1, CKV_AWS_364
            assertThat(dev.all(PERMISSION).stream()
                            .filter(each -> each.parentType().equals("gatehouse:cloud:HttpApi")))
                    .hasSize(6)
                    .allSatisfy(each -> assertThat(each.inputs())
                            .containsEntry("action", "lambda:InvokeFunction")
                            .containsEntry("principal", "apigateway.amazonaws.com"));
            assertThat(dev.named(PERMISSION, "DELETE /resources/{id}").inputs())
                    .containsEntry("sourceArn", "arn:aws:execute-api:::api/$default/DELETE/resources/*")
                    .containsEntry("statementId", "DELETE-resources-id-7350238b");
        }
    }

    @Nested
    class TheFunction {
        @Test
        void runsOnJava21WithItsOwnLogGroupAndNoGroupsWhereRoutesHaveNone() {
            assertThat(prod.named(FUNCTION, "gatehouse-prod-function").inputs())
                    .containsEntry("runtime", "java21")
                    .containsEntry("architectures", List.of("arm64"))
                    .containsEntry("packageType", "Zip")
                    .containsEntry("handler", "dev.gatehouse.function.ApiHandler::handleRequest")
                    .containsEntry("memorySize", 1024.0)
                    .containsEntry("timeout", 10.0)
                    .containsEntry("tracingConfig", Map.of("mode", "Active"))
                    .containsEntry("publish", true)
                    .containsEntry("snapStart", Map.of("applyOn", "PublishedVersions"))
                    .containsEntry("reservedConcurrentExecutions", 100.0)
                    .containsEntry(
                            "loggingConfig",
                            Map.of("logFormat", "JSON", "logGroup", "/aws/lambda/gatehouse-prod-function"))
                    .doesNotContainKey("environment");
        }

        @Test
        void isToldTheGroupsOfItsRoutes() throws Exception {
            Map<String, Object> tree = Stacks.tree("prod");
            @SuppressWarnings("unchecked")
            Map<String, Object> routes = (Map<String, Object>) tree.get("gatehouse:routes");
            routes.put("GET /admin/report", Map.of("scopes", List.of("admin"), "group", "admin"));
            assertThat(Declaration.update(Settings.read("prod", tree))
                            .named(FUNCTION, "gatehouse-prod-function")
                            .input("environment"))
                    .isEqualTo(Map.of("variables", Map.of("ROUTE_GROUPS", "GET /admin/report=admin")));
        }

        @Test
        void mayWriteItsOwnLogAndNothingElse() { // LambdaStarPermissions
            assertThat(dev.named("aws:iam/rolePolicy:RolePolicy", "gatehouse-dev-function")
                            .input("policy"))
                    .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                            + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
                            + "\"Resource\":\"arn:aws:test:::gatehouse-dev-function:*\"}]}");
            assertThat(prod.named("aws:iam/role:Role", "gatehouse-prod-function")
                            .input("assumeRolePolicy"))
                    .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                            + "{\"Service\":\"lambda.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}");
        }

        @Test
        void keepsLogsAsLongAsTheStackSays() { // CKV_AWS_66, CKV_AWS_338
            assertThat(prod.all(LOGS))
                    .hasSize(4)
                    .allSatisfy(
                            each -> assertThat(each.input("retentionInDays")).isEqualTo(365.0));
            assertThat(dev.all(LOGS))
                    .hasSize(3)
                    .allSatisfy(
                            each -> assertThat(each.input("retentionInDays")).isEqualTo(14.0));
        }
    }

    @Nested
    class Outputs {
        @Test
        void areTheContractOfTheReadme() {
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
        void nameTheScopesThatAreGrantedByGroup() {
            assertThat(dev.output("scopeGroups")).isEqualTo(Map.of("admin", List.of("admin")));
        }

        @Test
        void leadToAwsFromAnAwsStack() {
            assertThat(dev.output("issuer"))
                    .isEqualTo("https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-dev-users-id");
            assertThat(dev.output("jwksUrl"))
                    .isEqualTo(
                            "https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-dev-users-id/.well-known/jwks.json");
            assertThat(dev.output("authUrl")).isEqualTo("https://gatehouse-dev.auth.eu-west-1.amazoncognito.com");
            assertThat(dev.output("apiUrl")).isEqualTo("https://api.execute-api.eu-west-1.amazonaws.com");
            assertThat(local.output("authUrl")).isEqualTo("http://localhost:9401");
        }

        @Test
        void tellFrontendsWhatTheyNeed() {
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
        void holdSecretsOnlyInTheSecretOne() {
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

    @Nested
    class APreview {
        @Test
        void asksForTheSameResourcesWithIdsUnknown() throws Exception {
            Declaration preview = Declaration.preview(Stacks.settings("prod"));
            assertThat(preview.all())
                    .extracting(DeclaredResource::name)
                    .containsExactlyInAnyOrderElementsOf(
                            prod.all().stream().map(DeclaredResource::name).toList());
            assertThat(preview.only(DOMAIN).input("userPoolId")).isEqualTo(Unknown.VALUE);
            assertThat(preview.only(POOL).input("deletionProtection")).isEqualTo("ACTIVE");
        }
    }
}
