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
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.RestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where a REST API answers: a deployment of it, its stage, and the stage's logs and throttles. */
public final class RestStage extends ComponentResource {
    private final Settings settings;
    private final RestOptions rest;
    private final Output<String> apiId;
    private final LogGroup accessLog;
    private final Stage stage;

    /**
     * @param fingerprint of what the deployment holds: a new one deploys again
     * @param deployed what the deployment holds, and must wait for
     * @param dependencies what else the stage waits for
     */
    RestStage(
            String name,
            Settings settings,
            RestOptions rest,
            Output<String> apiId,
            Output<String> fingerprint,
            List<Resource> deployed,
            List<Resource> dependencies,
            ComponentResourceOptions options) {
        super("gatehouse:cloud:RestStage", name, options);
        this.settings = settings;
        this.rest = rest;
        this.apiId = apiId;
        Deployment deployment = deployment(name, fingerprint, deployed);
        this.accessLog = AccessLogDestination.declare(name, settings.observability(), this);
        this.stage = stage(name, deployment, accessLog, dependencies);
        defaultMethodSettings(name, routeMethodSettings());
        registerOutputs(Map.of());
    }

    Output<String> name() {
        return stage.stageName();
    }

    /** Without a slash at the end. */
    Output<String> url() {
        return OutputValues.of(stage, stage.invokeUrl());
    }

    Output<String> arn() {
        return OutputValues.of(stage, stage.arn());
    }

    Output<String> accessLog() {
        return accessLog.name();
    }

    /** Pulumi makes the new one, moves the stage to it in place, and deletes the old one then. */
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
                        // A cache would hand one user's answer to the next.
                        .cacheClusterEnabled(false)
                        .accessLogSettings(StageAccessLogSettingsArgs.builder()
                                .destinationArn(OutputValues.of(log, log.arn()))
                                .format(AccessLogFormat.REST)
                                .build())
                        .build(),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(dependencies.toArray(Resource[]::new))
                        .protect(settings.identity().protection())
                        .build());
    }

    /**
     * Made last, and therefore deleted first: where the stack is protected, {@code pulumi destroy} meets it dependencies
     * anything is gone, and stops.
     */
    private void defaultMethodSettings(String name, List<Resource> dependencies) {
        new MethodSettings(
                name,
                methodSettings("*/*", settings.api().throttle()),
                CustomResourceOptions.builder()
                        .parent(this)
                        .dependsOn(dependencies.toArray(Resource[]::new))
                        .protect(settings.identity().protection())
                        .build());
    }

    private List<Resource> routeMethodSettings() {
        List<Resource> all = new ArrayList<>();
        MethodPath.throttles(settings.routes())
                .forEach((path, throttle) ->
                        all.add(new MethodSettings(path, methodSettings(path, throttle), ChildOptions.childOf(this))));
        return all;
    }

    /** All of it each time: a method's own settings inherit nothing from those of every method. */
    private MethodSettingsArgs methodSettings(String methodPath, ApiSettings.Throttle throttle) {
        return MethodSettingsArgs.builder()
                .restApi(apiId)
                .stageName(stage.stageName())
                .methodPath(methodPath)
                .settings(MethodSettingsSettingsArgs.builder()
                        .loggingLevel(rest.logLevel().name())
                        // It would write whole requests to the log, tokens among them.
                        .dataTraceEnabled(false)
                        .metricsEnabled(rest.metrics())
                        .cachingEnabled(false)
                        .throttlingBurstLimit(throttle.burst())
                        .throttlingRateLimit((double) throttle.rate())
                        .build())
                .build();
    }
}
