package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Authorizer;
import com.pulumi.aws.apigatewayv2.Integration;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.apigatewayv2.StageArgs;
import com.pulumi.aws.apigatewayv2.inputs.ApiCorsConfigurationArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.apigatewayv2.inputs.StageDefaultRouteSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API with a JWT authorizer, the routes and one stage. Its URL exists before its routes, so that they can depend on
 * resources that contain the URL.
 */
public final class DeclaredHttpApi extends ComponentResource {
    private static final String STAGE = "$default";

    private final String name;
    private final DeclarationContext context;
    private final Settings settings;
    private final Api api;

    /** Declares the API without routes. */
    public DeclaredHttpApi(String name, DeclarationContext context, ComponentResourceOptions options) {
        // A component keeps its first token when its class is renamed: see LambdaFunction.
        super("gatehouse:cloud:HttpApi", name, options);
        this.name = name;
        this.context = context;
        this.settings = context.settings();
        this.api = api(name);
    }

    /** The default endpoint, without a trailing slash. */
    public Output<String> endpoint() {
        return OutputValues.of(api, api.apiEndpoint());
    }

    /**
     * Declares the routes, their authorizers and the stage. Call it once.
     *
     * @param issuer the required {@code iss} claim of tokens
     * @param audience the accepted client ids or audiences of tokens
     * @param identity components that the stage depends on
     * @param mcp present if the API has an MCP server
     */
    public HttpApiGateway serve(
            Output<String> issuer,
            Output<List<String>> audience,
            ScopeNames scopes,
            InvokedFunction function,
            List<? extends Resource> identity,
            Optional<McpServer> mcp) {
        HttpRoutes routes = new HttpRoutes(api, STAGE);
        Authorizer authorizer = routes.authorizer(name, issuer, audience, this);
        Integration integration =
                routes.integration(name, function, settings.api().payloadFormat(), this);
        List<Resource> dependencies = new ArrayList<>(identity);
        for (Route route : settings.routes()) {
            dependencies.add(routes.route(route, Optional.of(authorizer), integration, scopes, this));
        }
        mcp.ifPresent(server ->
                dependencies.addAll(new McpHttpApi(name + "-mcp", server, routes, issuer, integration, this).all()));
        dependencies.addAll(routes.permissions(settings.functionRoutes(), function, this));
        LogGroup accessLog = AccessLogDestination.declare(name, context, this);
        Stage stage = stage(name, accessLog, dependencies);
        registerOutputs(Map.of());
        return new HttpApiGateway(context.nameOnAws(name), api, accessLog, stage);
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
                    .allowMethods(CorsMethods.of(settings.allRoutes()))
                    .allowHeaders(CorsMethods.headers(settings.mcp().isPresent()))
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
                        .routeSettings(RouteThrottles.of(settings.allRoutes()))
                        .build(),
                ChildOptions.protectedChildOf(
                        this, settings.identity().protection(), dependencies.toArray(Resource[]::new)));
    }
}
