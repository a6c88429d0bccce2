package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.asset.FileArchive;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.core.Output;
import dev.gatehouse.HttpApi;
import dev.gatehouse.HttpApiArgs;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.inputs.ApiArgs;
import dev.gatehouse.inputs.ObservabilityArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The component HttpApi in a program of its user. */
class HttpApiComponentTest {
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";
    private static final String INTEGRATION = "aws:apigatewayv2/integration:Integration";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String ROUTE = "aws:apigatewayv2/route:Route";
    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:orders";

    private static HttpApiArgs.Builder args() {
        return HttpApiArgs.builder()
                .region("eu-west-1")
                .issuer("https://idp.example.com/tenant")
                .audiences("https://api.example.com")
                .functionArn(ARN)
                .functionName("orders")
                .scopes(ScopesArgs.builder()
                        .identifier("https://api.example.com")
                        .scope("read", "Read access")
                        .build())
                .route("GET /orders", RouteArgs.builder().scopes("read").build())
                .route("GET /health", RouteArgs.builder().public_(true).build());
    }

    private static String report(Map<String, ?> tree) {
        return ComponentReport.of(() -> new HttpApi("orders", HttpApiArgs.of(tree)));
    }

    @Test
    void declaresTheApiAndLetsItInvokeTheFunction() {
        Declaration declared = Declaration.program(
                context -> new HttpApi(
                        "orders",
                        args().api(ApiArgs.builder()
                                        .cors("https://app.example.com")
                                        .build())
                                .observability(ObservabilityArgs.builder()
                                        .retention(Duration.ofDays(14))
                                        .build())
                                .build()),
                false);

        assertThat(declared.all())
                .extracting(each -> each.type() + " " + each.name())
                .containsExactlyInAnyOrder(
                        "gatehouse:index:HttpApi orders",
                        "gatehouse:cloud:HttpApi orders-api",
                        API + " orders-api",
                        AUTHORIZER + " orders-api",
                        INTEGRATION + " orders-api",
                        ROUTE + " orders-api GET /orders",
                        ROUTE + " orders-api GET /health",
                        PERMISSION + " orders-api GET /orders",
                        PERMISSION + " orders-api GET /health",
                        "aws:cloudwatch/logGroup:LogGroup orders-api",
                        STAGE + " orders-api");
        assertThat(declared.only(AUTHORIZER).input("jwtConfiguration"))
                .isEqualTo(Map.of(
                        "issuer", "https://idp.example.com/tenant", "audiences", List.of("https://api.example.com")));
        assertThat(declared.only(INTEGRATION).input("integrationUri")).isEqualTo(ARN);
        assertThat(declared.all(PERMISSION)).allSatisfy(permission -> {
            assertThat(permission.input("function")).isEqualTo("orders");
            assertThat(permission.input("qualifier")).isEqualTo("(absent)");
        });
        assertThat(declared.named(ROUTE, "orders-api GET /orders").input("authorizationScopes"))
                .isEqualTo(List.of("https://api.example.com/read"));
        assertThat(declared.only("aws:cloudwatch/logGroup:LogGroup").input("retentionInDays"))
                .isEqualTo(14.0);
        assertThat(declared.only(API).request().getProtect()).isTrue();
        assertThat(declared.only(STAGE).request().getProtect()).isTrue();
    }

    @Test
    void outputsOfOtherResourcesReachTheApiWithTheirDependencies() {
        Declaration declared = Declaration.program(
                context -> {
                    Function orders = new Function(
                            "orders",
                            FunctionArgs.builder()
                                    .role("arn:aws:iam::123456789012:role/orders")
                                    .code(new FileArchive("orders.zip"))
                                    .publish(false)
                                    .build());
                    HttpApi api = new HttpApi(
                            "orders",
                            args().issuer(Output.of("https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI"))
                                    .audiences("first")
                                    .audience(Output.of("second"))
                                    .functionName(orders.name())
                                    .protection(false)
                                    .build());
                    api.outputs().forEach(context::export);
                },
                false);

        assertThat(declared.only(AUTHORIZER).input("jwtConfiguration"))
                .isEqualTo(Map.of(
                        "issuer",
                        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
                        "audiences",
                        List.of("first", "second")));
        DeclaredResource permission = declared.all(PERMISSION).get(0);
        assertThat(permission
                        .request()
                        .getPropertyDependenciesMap()
                        .get("function")
                        .getUrnsList())
                .anyMatch(urn -> urn.endsWith("aws:lambda/function:Function::orders"));
        assertThat(declared.only(API).request().getProtect()).isFalse();
        assertThat((String) declared.output("apiUrl")).startsWith("https://");
        assertThat(declared.output("apiId")).isEqualTo("orders-api-id");
        assertThat(declared.output("stage")).isEqualTo("$default");
        assertThat(declared.output("scopes")).isEqualTo(Map.of("read", "https://api.example.com/read"));
    }

    @Test
    void anAliasNeedsItsQualifierInThePermissions() {
        Map<String, Object> tree =
                new LinkedHashMap<>(args().functionArn(ARN + ":live").build().tree());

        assertThat(report(tree))
                .isEqualTo("component 'orders' has 1 problem in its arguments; nothing was declared:\n"
                        + "  1. functionQualifier: must be live, as at the end of functionArn, or API Gateway may not invoke"
                        + " the function, got 'nothing'; write functionQualifier: live [function-qualified]");

        tree.put("functionQualifier", "live");
        Declaration declared = Declaration.program(context -> new HttpApi("orders", HttpApiArgs.of(tree)), false);
        assertThat(declared.only(INTEGRATION).input("integrationUri")).isEqualTo(ARN + ":live");
        assertThat(declared.all(PERMISSION))
                .extracting(permission -> permission.input("qualifier"))
                .containsOnly("live");
    }

    @Test
    void problemsAreReportedTogether() {
        assertThat(report(Map.of(
                        "clients",
                        Map.of(),
                        "issuer",
                        "idp.example.com",
                        "audiences",
                        List.of(),
                        "functionArn",
                        "orders",
                        "api",
                        Map.of("kind", "rest"),
                        "observability",
                        Map.of("alarms", Map.of()),
                        "routes",
                        Map.of("GET /orders", Map.of()))))
                .contains(
                        "clients: is not an argument, got 'clients'",
                        "issuer: must be an https URL",
                        "audiences: is required, got 'nothing'; pass the ids of the app clients",
                        "functionArn: must be the ARN of a Lambda function",
                        "functionName: is required",
                        "scopes.scopes: is required",
                        "api.kind: must be http",
                        "observability.alarms: must be absent, because an HttpApi declares no alarms",
                        "routes.GET /orders: must have scopes or be public")
                .doesNotContain("gatehouse:", "Pulumi.");
    }

    @Test
    void anIssuerIsCheckedWhenItIsKnown() {
        assertThatThrownBy(() -> Declaration.program(
                        context -> new HttpApi(
                                "orders",
                                args().issuer(Output.of("http://idp.example.com"))
                                        .build()),
                        false))
                .hasMessageContaining("issuer: may use http only for a loopback address");
    }
}
