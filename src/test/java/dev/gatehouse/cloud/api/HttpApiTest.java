package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The HTTP API of the stacks dev and prod. Comments name the controls of auditors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpApiTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String ROUTE = "aws:apigatewayv2/route:Route";
    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    private Declaration dev;
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
    }

    @Test
    void allowsOnlyConfiguredOriginsWithoutCredentials() {
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
    void acceptsTokensOfThePoolAndItsClients() {
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
                                List.of("gatehouse-prod-spa-id", "gatehouse-prod-web-id", "gatehouse-prod-jobs-id")));
    }

    @Test
    void requiresATokenOnEveryRouteThatIsNotPublic() { // APIGateway.8, CKV_AWS_309, APIG4
        assertThat(prod.all(ROUTE)).hasSize(6);
        assertThat(prod.all(ROUTE).stream().filter(each -> !each.nameInParent().equals("GET /health")))
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
    void requiresTheScopesOfTheRoute() {
        assertThat(dev.named(ROUTE, "DELETE /resources/{id}").input("authorizationScopes"))
                .isEqualTo(List.of("https://api.example.com/write"));
        assertThat(dev.named(ROUTE, "GET /me").input("authorizationScopes"))
                .isEqualTo(List.of("openid", "aws.cognito.signin.user.admin"));
    }

    @Test
    void usesPayloadFormat2() {
        assertThat(dev.only("aws:apigatewayv2/integration:Integration").inputs())
                .containsEntry("integrationType", "AWS_PROXY")
                .containsEntry("payloadFormatVersion", "2.0")
                .containsEntry("timeoutMilliseconds", 30_000.0);
    }

    @Test
    void hasThrottlesAndAnAccessLog() { // APIGWDefaultThrottling, APIGateway.9, CKV_AWS_76
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
    void createsTheStageLastSoThatARejectedDestroyDeletesNothing() {
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
                    .allSatisfy(each ->
                            assertThat(stage.dependsOn(each)).as(each.name()).isTrue());
        }
    }

    @Test
    void mayInvokeTheFunctionOnlyForItsRoutes() { // Lambda.1, CKV_AWS_364
        assertThat(dev.all(PERMISSION).stream().filter(each -> each.parentType().equals("gatehouse:cloud:HttpApi")))
                .hasSize(6)
                .allSatisfy(each -> assertThat(each.inputs())
                        .containsEntry("action", "lambda:InvokeFunction")
                        .containsEntry("principal", "apigateway.amazonaws.com"));
        assertThat(dev.named(PERMISSION, "DELETE /resources/{id}").inputs())
                .containsEntry("sourceArn", "arn:aws:execute-api:::api/$default/DELETE/resources/*")
                .containsEntry("statementId", "DELETE-resources-id-7350238b");
    }
}
