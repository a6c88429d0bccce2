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
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.cloud.resource.StatementId;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.InvokePermission;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The HTTP API: one JWT authorizer, a route for each that the stack names, one stage. */
public final class HttpApi extends ComponentResource implements ApiGateway {
    private static final String STAGE = "$default";

    private final String name;
    private final Settings settings;
    private final Api api;
    private final LogGroup accessLog;
    private final Stage stage;

    /**
     * @param issuer what tokens must carry as {@code iss}
     * @param audience client ids whose tokens are taken
     * @param rest all other components: the stage opens when they stand
     */
    public HttpApi(
            String name,
            Settings settings,
            Output<String> issuer,
            Output<List<String>> audience,
            ScopeNames scopes,
            LambdaFunction backend,
            List<? extends Resource> rest,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:HttpApi", name, options);
        this.name = name;
        this.settings = settings;
        this.api = api(name);
        Authorizer authorizer = authorizer(name, issuer, audience);
        Integration integration = integration(name, backend);
        List<Resource> before = new ArrayList<>(rest);
        for (Route route : settings.routes()) {
            before.add(route(route, authorizer, integration, scopes));
        }
        for (InvokePermission grant : InvokePermission.of(settings.routes())) {
            before.add(InvokePermissions.of(
                    grant,
                    StatementId.of(grant.name()),
                    backend,
                    OutputValues.of(api, api.executionArn()),
                    STAGE,
                    this));
        }
        this.accessLog = AccessLogDestination.of(name, settings.observability(), this);
        this.stage = stage(name, accessLog, before);
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> url() {
        return OutputValues.of(stage, stage.invokeUrl())
                .applyValue(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @Override
    public ApiMetrics metrics() {
        return ApiMetrics.ofHttpApi(name, api.id());
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
                // A name of its own is the only door then: what guards it cannot be walked round.
                .disableExecuteApiEndpoint(settings.api().domain().isPresent());
        if (!settings.api().cors().isEmpty()) {
            args.corsConfiguration(ApiCorsConfigurationArgs.builder()
                    .allowOrigins(settings.api().cors())
                    .allowMethods(CorsMethods.of(settings.routes()))
                    .allowHeaders(CorsMethods.HEADERS)
                    // Bearer tokens travel in a header that the page sets itself: no cookie has to come along.
                    .allowCredentials(false)
                    .maxAge(CorsMethods.MAX_AGE)
                    .build());
        }
        // Its id is its address: a new one breaks every caller.
        return new Api(
                name, args.build(), ChildOptions.kept(this, settings.identity().protection()));
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

    private Integration integration(String name, LambdaFunction backend) {
        return new Integration(
                name,
                IntegrationArgs.builder()
                        .apiId(api.id())
                        .integrationType("AWS_PROXY")
                        .integrationMethod("POST")
                        .integrationUri(backend.arn())
                        // The two have events of another shape, and the provider's default is 1.0.
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
        return new com.pulumi.aws.apigatewayv2.Route(route.key(), args.build(), ChildOptions.childOf(this));
    }

    /**
     * Opened when all else stands, and therefore closed first: where the stack is protected, {@code pulumi destroy} meets
     * the stage before anything is gone, and stops.
     */
    private Stage stage(String name, LogGroup log, List<Resource> before) {
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
                                // Both: with one alone the provider sends zero for the other, and zero answers 429.
                                .throttlingBurstLimit(settings.api().throttle().burst())
                                .throttlingRateLimit(
                                        (double) settings.api().throttle().rate())
                                .detailedMetricsEnabled(true)
                                .build())
                        .routeSettings(RouteThrottles.of(settings.routes()))
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(before.toArray(Resource[]::new))
                        .protect(settings.identity().protection())
                        .build());
    }
}
