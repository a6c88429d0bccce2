package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.RequestValidator;
import com.pulumi.aws.apigateway.RequestValidatorArgs;
import com.pulumi.aws.apigateway.ResourceArgs;
import com.pulumi.aws.apigateway.RestApiArgs;
import com.pulumi.aws.apigateway.inputs.RestApiEndpointConfigurationArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.firewall.Firewall;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.PathTree;
import dev.gatehouse.settings.api.RestOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A REST API with a resource for each path segment, a Cognito authorizer, the methods and one stage. */
public final class RestApi extends ComponentResource implements ApiGateway {
    private final String nameOnAws;
    private final Settings settings;
    private final com.pulumi.aws.apigateway.RestApi api;
    private final RestStage stage;

    /**
     * @param poolArn the user pool; the authorizer accepts the tokens of all its clients
     * @param identity components that the stage depends on
     * @param mcp present if the API has an MCP server
     */
    public RestApi(
            String name,
            DeclarationContext context,
            RestOptions rest,
            Output<String> poolArn,
            ScopeNames scopes,
            LambdaFunction function,
            List<? extends Resource> identity,
            Optional<McpServer> mcp,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestApi", name, options);
        this.nameOnAws = context.nameOnAws(name);
        this.settings = context.settings();
        ComponentResourceOptions childOptions =
                ComponentResourceOptions.builder().parent(this).build();
        this.api = api(name);
        RestResources resources = resources(rest.stage());
        RestRoutes routes = new RestRoutes(resources, validator(name));
        Authorizer authorizer = RestAuthorizers.declare(name, api.id(), poolArn, Optional.empty(), this);
        RestMethods methods = new RestMethods(name, settings, routes, authorizer, scopes, function, childOptions);
        RestCors cors = new RestCors(name, settings, resources, mcp.map(McpServer::challenge), childOptions);
        List<Resource> deployed = new ArrayList<>(methods.deployed());
        deployed.addAll(cors.deployed());
        List<Resource> dependencies = new ArrayList<>(identity);
        dependencies.addAll(methods.permissions());
        mcp.ifPresent(server -> {
            McpRestApi own = new McpRestApi(name + "-mcp", server, routes, poolArn, function, childOptions);
            deployed.addAll(own.deployed());
            dependencies.addAll(own.permissions());
        });
        Output<String> fingerprint = Output.tuple(poolArn, function.invokeArn(), RestDeploymentTrigger.of(mcp))
                .applyValue(known -> RestDeploymentTrigger.of(settings, known.t1, known.t2, known.t3));
        if (rest.createsAccountRole()) {
            dependencies.add(new AccountLogRole(name + "-logs", childOptions).account());
        }
        this.stage = new RestStage(name, context, rest, api.id(), fingerprint, deployed, dependencies, childOptions);
        settings.api()
                .firewall()
                .ifPresent(firewall -> new Firewall(name + "-firewall", context, firewall, stage.arn(), childOptions));
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> url() {
        return stage.url();
    }

    @Override
    public ApiMetrics metrics() {
        return ApiMetrics.forRestApi(nameOnAws, api.name(), stage.name());
    }

    @Override
    public Output<String> accessLog() {
        return stage.accessLog();
    }

    @Override
    public Output<String> apiId() {
        return api.id();
    }

    @Override
    public Output<String> stageName() {
        return stage.name();
    }

    private com.pulumi.aws.apigateway.RestApi api(String name) {
        return new com.pulumi.aws.apigateway.RestApi(
                name,
                RestApiArgs.builder()
                        .endpointConfiguration(RestApiEndpointConfigurationArgs.builder()
                                .types("REGIONAL")
                                .build())
                        // With a custom domain the default endpoint is disabled, so that no caller can bypass the
                        // custom domain.
                        .disableExecuteApiEndpoint(settings.api().domain().isPresent())
                        .build(),
                // The API id is part of the URL, so a replacement would break every caller.
                ChildOptions.protectedChildOf(this, settings.identity().protection()));
    }

    private RestResources resources(String stageName) {
        Map<String, Output<String>> ids = new HashMap<>();
        ids.put("/", OutputValues.of(api, api.rootResourceId()));
        for (PathTree.Node node : PathTree.of(settings.allRoutes()).resources()) {
            com.pulumi.aws.apigateway.Resource resource = new com.pulumi.aws.apigateway.Resource(
                    ChildOptions.childName(this, node.path()),
                    ResourceArgs.builder()
                            .restApi(api.id())
                            .parentId(ids.get(node.parent()))
                            .pathPart(node.part())
                            .build(),
                    ChildOptions.namedChildOf(this, node.path()));
            ids.put(node.path(), resource.id());
        }
        return new RestResources(api.id(), OutputValues.of(api, api.executionArn()), stageName, ids);
    }

    private RequestValidator validator(String name) {
        return new RequestValidator(
                name,
                RequestValidatorArgs.builder()
                        .restApi(api.id())
                        .validateRequestBody(true)
                        .validateRequestParameters(true)
                        .build(),
                ChildOptions.childOf(this));
    }
}
