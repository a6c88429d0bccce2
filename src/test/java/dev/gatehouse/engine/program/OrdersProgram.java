package dev.gatehouse.engine.program;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.asset.FileArchive;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.AuthorizerJwtConfigurationArgs;
import com.pulumi.aws.cognito.ResourceServer;
import com.pulumi.aws.cognito.ResourceServerArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.aws.cognito.UserPoolClientArgs;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.cognito.inputs.ResourceServerScopeArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingArgs;
import com.pulumi.aws.cognito.inputs.UserPoolAccountRecoverySettingRecoveryMechanismArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.Permission;
import com.pulumi.aws.lambda.PermissionArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import java.util.List;
import java.util.Map;

/**
 * A program of another team, with two protected APIs: {@code orders} in the region of the stack, {@code partner} in another
 * one. A table and a bucket are beside them.
 */
public final class OrdersProgram {
    private OrdersProgram() {}

    public static void main(String[] args) {
        Pulumi.run(OrdersProgram::declare);
    }

    private static void declare(Context context) {
        new Table(
                "orders-table",
                TableArgs.builder()
                        .hashKey("id")
                        .billingMode("PAY_PER_REQUEST")
                        .attributes(TableAttributeArgs.builder()
                                .name("id")
                                .type("S")
                                .build())
                        .build());
        BucketV2 bucket = new BucketV2(
                "invoices",
                BucketV2Args.builder()
                        .tags(Map.of(
                                "version", context.config().get("bucketVersion").orElse("1")))
                        .build());
        context.export("bucket", bucket.id());
        context.export("bucketArn", bucket.arn());
        context.export("region", AwsFunctions.getRegion().applyValue(region -> region.name()));
        context.config().get("queue").ifPresent(name -> new com.pulumi.aws.sqs.Queue(name));

        new Component("orders", ComponentResourceOptions.Empty);
        Provider elsewhere = new Provider(
                "elsewhere", ProviderArgs.builder().region("us-east-1").build());
        new Component(
                "partner",
                ComponentResourceOptions.builder().providers(elsewhere).build());
    }

    /** The resources of a ProtectedApi, with its type and its names. */
    private static final class Component extends ComponentResource {
        private final CustomResourceOptions child =
                CustomResourceOptions.builder().parent(this).build();

        Component(String name, ComponentResourceOptions options) {
            super("gatehouse:index:ProtectedApi", name, options);
            UserPool pool = new UserPool(
                    name + "-users",
                    UserPoolArgs.builder()
                            .usernameAttributes("email")
                            .autoVerifiedAttributes("email")
                            .accountRecoverySetting(UserPoolAccountRecoverySettingArgs.builder()
                                    .recoveryMechanisms(UserPoolAccountRecoverySettingRecoveryMechanismArgs.builder()
                                            .name("verified_email")
                                            .priority(1)
                                            .build())
                                    .build())
                            .build(),
                    child);
            new UserPoolDomain(
                    name + "-sign-in",
                    UserPoolDomainArgs.builder()
                            .domain(name + "-auth")
                            .userPoolId(pool.id())
                            .build(),
                    child);
            String identifier = "https://" + name + ".example.com";
            ResourceServer server = new ResourceServer(
                    name + "-scopes",
                    ResourceServerArgs.builder()
                            .userPoolId(pool.id())
                            .identifier(identifier)
                            .name(name)
                            .scopes(ResourceServerScopeArgs.builder()
                                    .scopeName("read")
                                    .scopeDescription("Read access")
                                    .build())
                            .build(),
                    child);
            UserPoolClient app = client(name + "-app", pool, server, identifier, false);
            UserPoolClient jobs = client(name + "-jobs", pool, server, identifier, true);
            api(name, pool, List.of(app, jobs), identifier);
            registerOutputs(Map.of());
        }

        private UserPoolClient client(
                String name, UserPool pool, ResourceServer server, String identifier, boolean machine) {
            UserPoolClientArgs.Builder args = UserPoolClientArgs.builder()
                    .userPoolId(pool.id())
                    .name(name)
                    .generateSecret(machine)
                    .allowedOauthFlowsUserPoolClient(true)
                    .allowedOauthFlows(machine ? "client_credentials" : "code")
                    .supportedIdentityProviders("COGNITO");
            if (machine) {
                args.allowedOauthScopes(identifier + "/read");
            } else {
                args.allowedOauthScopes("openid", identifier + "/read")
                        .callbackUrls("http://localhost:8976/callback")
                        .logoutUrls("http://localhost:8976/");
            }
            return new UserPoolClient(
                    name,
                    args.build(),
                    CustomResourceOptions.builder()
                            .parent(this)
                            .dependsOn(server)
                            .build());
        }

        private void api(String name, UserPool pool, List<UserPoolClient> clients, String identifier) {
            Role role = new Role(
                    name + "-function",
                    RoleArgs.builder().assumeRolePolicy("{}").build(),
                    child);
            Function function = new Function(
                    name + "-function",
                    FunctionArgs.builder()
                            .role(role.arn())
                            .runtime("java21")
                            .handler("dev.gatehouse.function.ApiHandler::handleRequest")
                            .memorySize(512)
                            .timeout(10)
                            .code(new FileArchive("lambda/target/function.jar"))
                            .build(),
                    child);
            Api api = new Api(
                    name + "-api", ApiArgs.builder().protocolType("HTTP").build(), child);
            Authorizer authorizer = new Authorizer(
                    name + "-api",
                    AuthorizerArgs.builder()
                            .apiId(api.id())
                            .authorizerType("JWT")
                            .identitySources("$request.header.Authorization")
                            .jwtConfiguration(AuthorizerJwtConfigurationArgs.builder()
                                    .issuer(pool.endpoint().applyValue(endpoint -> "http://" + endpoint))
                                    .audiences(com.pulumi.core.Output.all(clients.stream()
                                            .map(UserPoolClient::id)
                                            .toList()))
                                    .build())
                            .build(),
                    child);
            Integration integration = new Integration(
                    name + "-api",
                    IntegrationArgs.builder()
                            .apiId(api.id())
                            .integrationType("AWS_PROXY")
                            .integrationMethod("POST")
                            .integrationUri(function.arn())
                            .payloadFormatVersion("2.0")
                            .build(),
                    child);
            Resource open = new Route(
                    name + " GET /health",
                    RouteArgs.builder()
                            .apiId(api.id())
                            .routeKey("GET /health")
                            .target(integration.id().applyValue(id -> "integrations/" + id))
                            .build(),
                    child);
            Resource read = new Route(
                    name + " GET /resources",
                    RouteArgs.builder()
                            .apiId(api.id())
                            .routeKey("GET /resources")
                            .authorizationType("JWT")
                            .authorizerId(authorizer.id())
                            .authorizationScopes(identifier + "/read")
                            .target(integration.id().applyValue(id -> "integrations/" + id))
                            .build(),
                    child);
            new Permission(
                    name + " invoke",
                    PermissionArgs.builder()
                            .function(function.name())
                            .action("lambda:InvokeFunction")
                            .principal("apigateway.amazonaws.com")
                            .sourceArn(api.executionArn().applyValue(arn -> arn + "/*/*"))
                            .build(),
                    child);
            new Stage(
                    name + "-api",
                    StageArgs.builder()
                            .apiId(api.id())
                            .name("$default")
                            .autoDeploy(true)
                            .build(),
                    CustomResourceOptions.builder()
                            .parent(this)
                            .dependsOn(open, read)
                            .build());
        }
    }
}
