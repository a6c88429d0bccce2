package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Deployment;
import com.pulumi.aws.apigateway.DeploymentArgs;
import com.pulumi.aws.apigateway.MethodSettings;
import com.pulumi.aws.apigateway.MethodSettingsArgs;
import com.pulumi.aws.apigateway.Stage;
import com.pulumi.aws.apigateway.StageArgs;
import com.pulumi.aws.apigateway.inputs.MethodSettingsSettingsArgs;
import com.pulumi.aws.apigateway.inputs.StageAccessLogSettingsArgs;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.RestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The deployment and the stage of a REST API, with its access log and method settings. */
final class RestStage extends ComponentResource {
    private final Settings settings;
    private final RestOptions rest;
    private final Output<String> apiId;
    private final LogGroup accessLog;
    private final Stage stage;

    /**
     * @param fingerprint the value of {@link RestDeploymentTrigger}; a new value creates a new deployment
     * @param deployed the resources that the deployment contains and depends on
     * @param dependencies other resources that the stage depends on
     */
    RestStage(
            String name,
            DeclarationContext context,
            RestOptions rest,
            Output<String> apiId,
            Output<String> fingerprint,
            List<Resource> deployed,
            List<Resource> dependencies,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestStage", name, options);
        this.settings = context.settings();
        this.rest = rest;
        this.apiId = apiId;
        Deployment deployment = deployment(name, fingerprint, deployed);
        this.accessLog = AccessLogDestination.declare(name, context, this);
        this.stage = stage(name, deployment, accessLog, dependencies);
        defaultMethodSettings(name, routeMethodSettings());
        registerOutputs(Map.of());
    }

    Output<String> name() {
        return stage.stageName();
    }

    /** Without a trailing slash. */
    Output<String> url() {
        return OutputValues.of(stage, stage.invokeUrl());
    }

    Output<String> arn() {
        return OutputValues.of(stage, stage.arn());
    }

    Output<String> accessLog() {
        return accessLog.name();
    }

    /** Pulumi creates the new deployment, updates the stage to use it, and then deletes the old deployment. */
    private Deployment deployment(String name, Output<String> fingerprint, List<Resource> deployed) {
        return new Deployment(
                name,
                DeploymentArgs.builder()
                        .restApi(apiId)
                        .triggers(fingerprint.applyValue(hash -> Map.of("snapshot", hash)))
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(deployed.toArray(Resource[]::new))
                        .build());
    }

    private Stage stage(String name, Deployment deployment, LogGroup log, List<Resource> dependencies) {
        return new Stage(
                name,
                StageArgs.builder()
                        .restApi(apiId)
                        .deployment(deployment.id())
                        .stageName(rest.stage())
                        .xrayTracingEnabled(rest.tracing())
                        // A cache could return the response of one user to another.
                        .cacheClusterEnabled(false)
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(OutputValues.of(log, log.arn()))
                                .format(AccessLogFormat.REST)
                                .build())
                        .build(),
                ChildOptions.protectedChildOf(
                        this, settings.identity().protection(), dependencies.toArray(Resource[]::new)));
    }

    /**
     * Created last and therefore deleted first: in a protected stack, {@code pulumi destroy} fails here before it
     * deletes anything.
     */
    private void defaultMethodSettings(String name, List<Resource> dependencies) {
        new MethodSettings(
                name,
                methodSettings("*/*", settings.api().throttle()),
                ChildOptions.protectedChildOf(
                        this, settings.identity().protection(), dependencies.toArray(Resource[]::new)));
    }

    private List<Resource> routeMethodSettings() {
        List<Resource> all = new ArrayList<>();
        MethodPath.throttles(settings.allRoutes())
                .forEach((path, throttle) -> all.add(new MethodSettings(
                        ChildOptions.childName(this, path),
                        methodSettings(path, throttle),
                        ChildOptions.namedChildOf(this, path))));
        return all;
    }

    /** All settings: the settings of a method inherit nothing from the default method settings. */
    private MethodSettingsArgs methodSettings(String methodPath, ApiSettings.Throttle throttle) {
        return MethodSettingsArgs.builder()
                .restApi(apiId)
                .stageName(stage.stageName())
                .methodPath(methodPath)
                .settings(MethodSettingsSettingsArgs.builder()
                        .loggingLevel(rest.logLevel().name())
                        // Data tracing would log full requests, including tokens.
                        .dataTraceEnabled(false)
                        .metricsEnabled(rest.metrics())
                        .cachingEnabled(false)
                        .throttlingBurstLimit(throttle.burst())
                        .throttlingRateLimit((double) throttle.rate())
                        .build())
                .build();
    }
}
