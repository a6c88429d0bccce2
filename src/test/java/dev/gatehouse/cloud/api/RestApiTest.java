package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.Unknown;
import dev.gatehouse.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The resources of a stack with a REST API, in addition to RestApiControls and RestStageControls. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestApiTest {
    private static final String PACKAGE = "aws:apigateway/";
    private static final String RESOURCE = PACKAGE + "resource:Resource";
    private static final String METHOD = PACKAGE + "method:Method";
    private static final String INTEGRATION = PACKAGE + "integration:Integration";
    private static final String DEPLOYMENT = PACKAGE + "deployment:Deployment";
    private static final String STAGE = PACKAGE + "stage:Stage";
    private static final String SETTINGS = PACKAGE + "methodSettings:MethodSettings";
    private static final String GATEWAY_RESPONSE = PACKAGE + "response:Response";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    private Declaration rest;

    @BeforeAll
    void declare() throws Exception {
        rest = Declaration.update(Stacks.settings("rest"));
    }

    @SuppressWarnings("unchecked")
    private static Declaration with(Consumer<Map<String, Object>> change) throws Exception {
        Map<String, Object> tree = Stacks.tree("rest");
        change.accept((Map<String, Object>) tree.get("gatehouse:api"));
        return Declaration.update(Settings.read("rest", tree));
    }

    @Test
    void replacesTheHttpApi() {
        assertThat(rest.all()).noneMatch(each -> each.type().startsWith("aws:apigatewayv2/"));
        assertThat(rest.output("apiUrl")).isEqualTo("https://rest.execute-api.eu-west-1.amazonaws.com/v1");
    }

    @Test
    void givesEveryResourceAParentComponentAndAUniqueName() {
        Set<String> names = new HashSet<>();
        assertThat(rest.all()).allSatisfy(each -> {
            assertThat(each.parentType())
                    .matches("gatehouse:cloud:.+|gatehouse:index:ProtectedApi|pulumi:pulumi:Stack");
            assertThat(names.add(each.type() + each.name())).as(each.name()).isTrue();
        });
    }

    @Test
    void isTheSameInEveryRunAndInAPreview() throws Exception {
        assertThat(Declaration.update(Stacks.settings("rest")).wire()).isEqualTo(rest.wire());
        Declaration preview = Declaration.preview(Stacks.settings("rest"));
        assertThat(preview.all())
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrderElementsOf(
                        rest.all().stream().map(DeclaredResource::name).toList());
        assertThat(preview.only(DEPLOYMENT).input("triggers")).isEqualTo(Unknown.VALUE);
        assertThat(preview.named(METHOD, "GET /me").input("authorization")).isEqualTo("COGNITO_USER_POOLS");
    }

    @Test
    void declaresAResourceForEachPathSegment() {
        assertThat(rest.all(RESOURCE))
                .extracting(DeclaredResource::nameInParent)
                .containsExactlyInAnyOrder(
                        "/resources",
                        "/resources/{id}",
                        "/things",
                        "/things/{proxy+}",
                        "/admin",
                        "/admin/report",
                        "/me",
                        "/health");
        assertThat(rest.named(RESOURCE, "/resources").input("parentId")).isEqualTo("root");
        assertThat(rest.named(RESOURCE, "/resources/{id}").input("parentId"))
                .isEqualTo("gatehouse-rest-rest /resources-id");
        assertThat(rest.named(METHOD, "GET /").input("resourceId")).isEqualTo("root");
    }

    @Test
    void supportsAnyMethodOnAGreedyPath() {
        assertThat(rest.named(METHOD, "ANY /things/{proxy+}").inputs())
                .containsEntry("httpMethod", "ANY")
                .containsEntry("authorizationScopes", List.of("https://api.example.com/write"))
                .containsEntry("requestParameters", Map.of("method.request.path.proxy", true));
        assertThat(rest.named(INTEGRATION, "ANY /things/{proxy+}").input("httpMethod"))
                .isEqualTo("ANY");
        assertThat(rest.named(PERMISSION, "ANY /things/{proxy+}").input("sourceArn"))
                .isEqualTo("arn:aws:execute-api:::rest/v1/*/things/*");
    }

    @Test
    @DisplayName("CKV_AWS_59, COG4: only public routes need no token")
    void requiresATokenExceptOnPublicRoutes() {
        assertThat(rest.all(METHOD).stream()
                        .filter(each -> each.input("authorization").equals("NONE"))
                        .map(DeclaredResource::nameInParent)
                        .filter(name -> !name.startsWith("OPTIONS ")))
                .containsExactlyInAnyOrder("GET /health", "GET /");
    }

    @Test
    void usesOtherStatementIdsThanAnHttpApi() {
        assertThat(rest.named(PERMISSION, "DELETE /resources/{id}").input("statementId"))
                .isEqualTo("rest-DELETE-resources-id-7350238b");
        assertThat(rest.named("aws:cloudwatch/logGroup:LogGroup", "gatehouse-rest-rest")
                        .input("name"))
                .isEqualTo("/aws/vendedlogs/gatehouse-rest-rest");
    }

    @Test
    void createsTheDeploymentAfterItsContentAndTheStageLast() {
        DeclaredResource deployment = rest.only(DEPLOYMENT);
        for (String type :
                List.of(METHOD, INTEGRATION, GATEWAY_RESPONSE, PACKAGE + "integrationResponse:IntegrationResponse")) {
            assertThat(rest.all(type))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(deployment.dependsOn(each))
                            .as(each.name())
                            .isTrue());
        }
        DeclaredResource stage = rest.only(STAGE);
        for (String type : List.of(PERMISSION, DEPLOYMENT, "aws:cognito/userPoolDomain:UserPoolDomain")) {
            assertThat(rest.all(type))
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(stage.dependsOn(each)).as(each.name()).isTrue());
        }
        DeclaredResource everyMethod = rest.named(SETTINGS, "gatehouse-rest-rest");
        assertThat(rest.all(SETTINGS))
                .filteredOn(each -> !each.name().equals(everyMethod.name()))
                .hasSize(8)
                .allSatisfy(each -> assertThat(everyMethod.dependsOn(each)).isTrue());
    }

    @Test
    void hasAnOptionsMethodOnEveryPath() {
        assertThat(rest.all(METHOD).stream()
                        .map(DeclaredResource::nameInParent)
                        .filter(name -> name.startsWith("OPTIONS ")))
                .containsExactlyInAnyOrder(
                        "OPTIONS /resources",
                        "OPTIONS /resources/{id}",
                        "OPTIONS /things/{proxy+}",
                        "OPTIONS /admin/report",
                        "OPTIONS /me",
                        "OPTIONS /health",
                        "OPTIONS /");
        assertThat(rest.all(GATEWAY_RESPONSE))
                .extracting(DeclaredResource::nameInParent)
                .containsExactlyInAnyOrder("UNAUTHORIZED", "ACCESS_DENIED", "DEFAULT_4XX", "DEFAULT_5XX");
    }

    @Test
    void hasNoCorsWithoutAnOrigin() throws Exception {
        Declaration none = with(api -> api.remove("cors"));
        assertThat(none.all(METHOD)).noneMatch(each -> each.nameInParent().startsWith("OPTIONS"));
        assertThat(none.all(GATEWAY_RESPONSE)).isEmpty();
    }

    @Test
    void logsTracesAndMetricsFollowTheSettings() throws Exception {
        Declaration quiet = with(api -> api.put("rest", Map.of("logLevel", "off", "tracing", false, "metrics", false)));
        assertThat(quiet.only(STAGE).input("xrayTracingEnabled")).isEqualTo(false);
        assertThat(quiet.named(SETTINGS, "gatehouse-rest-rest").input("settings"))
                .isEqualTo(Map.of(
                        "loggingLevel",
                        "OFF",
                        "dataTraceEnabled",
                        false,
                        "metricsEnabled",
                        false,
                        "cachingEnabled",
                        false,
                        "throttlingBurstLimit",
                        400.0,
                        "throttlingRateLimit",
                        200.0));
    }

    @Test
    @DisplayName("APIGateway.1, APIG6: declares the account's log role before the stage if the settings choose it")
    void declaresTheAccountRoleOnlyIfTheSettingsChooseIt() throws Exception {
        assertThat(rest.all(PACKAGE + "account:Account")).isEmpty();
        Declaration declared = with(api -> api.put("rest", Map.of("accountRole", "make")));
        DeclaredResource account = declared.only(PACKAGE + "account:Account");
        assertThat(account.inputs())
                .containsEntry("cloudwatchRoleArn", "arn:aws:test:::gatehouse-rest-rest-logs")
                .containsEntry("resetOnDelete", true);
        assertThat(declared.only("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
                        .input("policyArn"))
                .isEqualTo("arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs");
        assertThat(declared.named("aws:iam/role:Role", "gatehouse-rest-rest-logs")
                        .input("assumeRolePolicy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                        + "{\"Service\":\"apigateway.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}");
        assertThat(declared.only(STAGE).dependsOn(account)).isTrue();
    }

    @Test
    @DisplayName("APIGateway.9: the access log formats are at most 3 KB")
    void accessLogFormatsAreWithinTheLimit() {
        assertThat(List.of(AccessLogFormat.HTTP, AccessLogFormat.REST))
                .allSatisfy(format ->
                        assertThat(format.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(3 * 1024));
    }
}
