package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.AuthorizerArgs;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.IntegrationArgs;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.AuthorizerJwtConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.InvokePermission;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP API with a JWT authorizer, the routes and one stage. */
public final class HttpApiGateway extends ComponentResource implements ApiGateway {
    private static final String STAGE = "$default";

    private final String nameOnAws;
    private final Settings settings;
    private final Api api;
    private final LogGroup accessLog;
    private final Stage stage;

    /**
     * @param issuer the required {@code iss} claim of tokens
     * @param audience the accepted client ids or audiences of tokens
     * @param identity components that the stage depends on
     */
    public HttpApiGateway(
            String name,
            DeclarationContext context,
            Output<String> issuer,
            Output<List<String>> audience,
            ScopeNames scopes,
            InvokedFunction function,
            List<? extends Resource> identity,
            ComponentResourceOptions options) {
        // A component keeps its first token when its class is renamed: see LambdaFunction.
        super("gatehouse:cloud:HttpApi", name, options);
        this.nameOnAws = context.nameOnAws(name);
        this.settings = context.settings();
        this.api = api(name);
        Authorizer authorizer = authorizer(name, issuer, audience);
        Integration integration = integration(name, function);
        List<Resource> dependencies = new ArrayList<>(identity);
        for (Route route : settings.routes()) {
            dependencies.add(route(route, authorizer, integration, scopes));
        }
        for (InvokePermission permission : InvokePermission.of(settings.routes())) {
            dependencies.add(InvokePermissions.declare(
                    permission,
                    StatementId.of(permission.name()),
                    function,
                    OutputValues.of(api, api.executionArn()),
                    STAGE,
                    this));
        }
        this.accessLog = AccessLogDestination.declare(name, context, this);
        this.stage = stage(name, accessLog, dependencies);
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> url() {
        return OutputValues.of(stage, stage.invokeUrl())
                .applyValue(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @Override
    public ApiMetrics metrics() {
        return ApiMetrics.forHttpApi(nameOnAws, api.id());
    }

    @Override
    public Output<String> accessLog() {
        return accessLog.name();
    }

    @Override
    public Output<String> apiId() {
        return api.id();
    }

    @Override
    public Output<String> stageName() {
        return stage.name();
    }

    private Api api(String name) {
        ApiArgs.Builder args = ApiArgs.builder()
                .protocolType("HTTP")
                // With a custom domain the default endpoint is disabled, so that no caller can bypass the custom
                // domain.
                .disableExecuteApiEndpoint(settings.api().domain().isPresent());
        if (!settings.api().cors().isEmpty()) {
            args.corsConfiguration(ApiCorsConfigurationArgs.builder()
                    .allowOrigins(settings.api().cors())
                    .allowMethods(CorsMethods.of(settings.routes()))
                    .allowHeaders(CorsMethods.ALLOW_HEADERS)
                    // The page sets the Authorization header itself, so no cookies are needed.
                    .allowCredentials(false)
                    .maxAge(CorsMethods.MAX_AGE_SECONDS)
                    .build());
        }
        // The API id is part of the URL, so a replacement would break every caller.
        return new Api(
                name,
                args.build(),
                ChildOptions.protectedChildOf(this, settings.identity().protection()));
    }

    private Authorizer authorizer(String name, Output<String> issuer, Output<List<String>> audience) {
        return new Authorizer(
                name,
                AuthorizerArgs.builder()
                        .apiId(api.id())
                        .authorizerType("JWT")
                        .identitySources("$request.header.Authorization")
                        .jwtConfiguration(AuthorizerJwtConfigurationArgs.builder()
                                .issuer(issuer)
                                .audiences(audience)
                                .build())
                        .build(),
                ChildOptions.childOf(this));
    }

    private Integration integration(String name, InvokedFunction function) {
        return new Integration(
                name,
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .integrationType("AWS_PROXY")
                        .integrationMethod("POST")
                        .integrationUri(function.arn())
                        // The versions have different event formats, and the provider's default is 1.0.
                        .payloadFormatVersion(settings.api().payloadFormat().version())
                        .timeoutMilliseconds(30_000)
                        .build(),
                ChildOptions.childOf(this));
    }

    private Resource route(Route route, Authorizer authorizer, Integration integration, ScopeNames scopes) {
        RouteArgs.Builder args = RouteArgs.builder()
                .apiId(api.id())
                .routeKey(route.key())
                .apiKeyRequired(false)
                .target(integration.id().applyValue(id -> "integrations/" + id));
        if (route.isPublic()) {
            args.authorizationType("NONE");
        } else {
            args.authorizationType("JWT")
                    .authorizerId(authorizer.id())
                    .authorizationScopes(scopes.expand(route.scopes()));
        }
        return new com.pulumi.aws.apigatewayv2.Route(
                ChildOptions.childName(this, route.key()), args.build(), ChildOptions.namedChildOf(this, route.key()));
    }

    /**
     * Created last and therefore deleted first: in a protected stack, {@code pulumi destroy} fails at the stage before
     * it deletes anything.
     */
    private Stage stage(String name, LogGroup log, List<Resource> dependencies) {
        return new Stage(
                name,
                StageArgs.builder()
                        .apiId(api.id())
                        .name(STAGE)
                        .autoDeploy(true)
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(OutputValues.of(log, log.arn()))
                                .format(AccessLogFormat.HTTP)
                                .build())
                        .defaultRouteSettings(StageDefaultRouteSettingsArgs.builder()
                                // Set both: the provider sends zero for a missing one, and a limit of zero rejects
                                // every request with 429.
                                .throttlingBurstLimit(settings.api().throttle().burst())
                                .throttlingRateLimit(
                                        (double) settings.api().throttle().rate())
                                .detailedMetricsEnabled(true)
                                .build())
                        .routeSettings(RouteThrottles.of(settings.routes()))
                        .build(),
                ChildOptions.protectedChildOf(
                        this, settings.identity().protection(), dependencies.toArray(Resource[]::new)));
    }
}
