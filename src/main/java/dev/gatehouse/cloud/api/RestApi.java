package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Authorizer;
import com.pulumi.aws.apigateway.AuthorizerArgs;
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
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ScopeNames;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.PathTree;
import dev.gatehouse.settings.api.RestOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The REST API: a resource for each part of the routes' paths, one authorizer, one stage. */
public final class RestApi extends ComponentResource implements ApiGateway {
    private final String name;
    private final Settings settings;
    private final com.pulumi.aws.apigateway.RestApi api;
    private final RestStage stage;

    /**
     * @param poolArn whose tokens it takes: those of every client of that user pool
     * @param rest all other components: the stage opens when they stand
     */
    public RestApi(
            String name,
            Settings settings,
            RestOptions choice,
            Output<String> poolArn,
            ScopeNames scopes,
            LambdaFunction backend,
            List<? extends Resource> rest,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestApi", name, options);
        this.name = name;
        this.settings = settings;
        ComponentResourceOptions below =
                ComponentResourceOptions.builder().parent(this).build();
        this.api = api(name);
        RestResources resources = resources(choice.stage());
        RestMethods methods = new RestMethods(
                name, settings, resources, authorizer(name, poolArn), validator(name), scopes, backend, below);
        RestCors cors = new RestCors(name, settings, resources, below);
        List<Resource> snapshot = new ArrayList<>(methods.all());
        snapshot.addAll(cors.all());
        Output<String> fingerprint = Output.tuple(poolArn, backend.invokeArn())
                .applyValue(known -> RestDeploymentTrigger.of(settings, known.t1, known.t2));
        List<Resource> before = new ArrayList<>(rest);
        before.addAll(methods.permissions());
        if (choice.createsAccountRole()) {
            before.add(new AccountLogRole(name + "-logs", below).account());
        }
        this.stage = new RestStage(name, settings, choice, api.id(), fingerprint, snapshot, before, below);
        settings.api()
                .firewall()
                .ifPresent(wanted -> new Firewall(name + "-firewall", settings, wanted, stage.arn(), below));
        registerOutputs(Map.of());
    }

    @Override
    public Output<String> url() {
        return stage.url();
    }

    @Override
    public ApiMetrics metrics() {
        return ApiMetrics.ofRestApi(name, api.name(), stage.name());
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
                        // A name of its own is the only door then: what guards it cannot be walked round.
                        .disableExecuteApiEndpoint(settings.api().domain().isPresent())
                        .build(),
                // Its id is its address: a new one breaks every caller.
                ChildOptions.kept(this, settings.identity().protection()));
    }

    private RestResources resources(String stageName) {
        Map<String, Output<String>> ids = new HashMap<>();
        ids.put("/", OutputValues.of(api, api.rootResourceId()));
        for (PathTree.Node node : PathTree.of(settings.routes()).resources()) {
            com.pulumi.aws.apigateway.Resource resource = new com.pulumi.aws.apigateway.Resource(
                    node.path(),
                    ResourceArgs.builder()
                            .restApi(api.id())
                            .parentId(ids.get(node.parent()))
                            .pathPart(node.part())
                            .build(),
                    ChildOptions.childOf(this));
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

    private Authorizer authorizer(String name, Output<String> poolArn) {
        return new Authorizer(
                name,
                AuthorizerArgs.builder()
                        .restApi(api.id())
                        .type("COGNITO_USER_POOLS")
                        .identitySource("method.request.header.Authorization")
                        .providerArns(poolArn.applyValue(List::of))
                        .build(),
                ChildOptions.childOf(this));
    }
}
