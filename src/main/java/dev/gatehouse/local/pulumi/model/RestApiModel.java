package dev.gatehouse.local.pulumi.model;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.http.ApiMappingType;
import dev.gatehouse.local.pulumi.type.rest.DeploymentType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Throttle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The model of a REST API: methods from the deployment, throttles and access log from the current stage. */
final class RestApiModel {
    private RestApiModel() {}

    static RestApi of(Resource api, Resources all) {
        Map<String, RestApi.Stage> stages = new LinkedHashMap<>();
        for (Resource stage : all.all(RestApiTypes.STAGE, "restApi", api.id())) {
            Properties inputs = stage.inputs();
            String name = inputs.required("stageName");
            all.byId(DeploymentType.TOKEN, inputs.required("deployment"))
                    .ifPresent(deployment -> stages.put(
                            name,
                            new RestApi.Stage(
                                    name,
                                    DeploymentType.snapshot(deployment).model(deployment.id()),
                                    throttles(api.id(), name, all),
                                    inputs.section("accessLogSettings").text("format"))));
        }
        return new RestApi(api.id(), api.inputs().required("name"), stages, root(api, stages, all));
    }

    /** Of several mappings without a base path, the newest one applies: all domains are one address here. */
    private static Optional<RestApi.RootStage> root(Resource api, Map<String, RestApi.Stage> stages, Resources all) {
        return all.all(ApiMappingType.TOKEN, "apiId", api.id()).stream()
                .filter(each -> each.inputs().text("apiMappingKey").orElse("").isEmpty())
                .map(each -> each.inputs().required("stage"))
                .filter(stages::containsKey)
                .reduce((older, newer) -> newer)
                .map(stage -> new RestApi.RootStage(stage, api.inputs().flag("disableExecuteApiEndpoint", false)));
    }

    private static Map<String, Throttle> throttles(String api, String stage, Resources all) {
        Map<String, Throttle> throttles = new LinkedHashMap<>(Map.of(RestApi.EVERY_METHOD, Throttle.ACCOUNT_DEFAULT));
        all.all(RestApiTypes.METHOD_SETTINGS, "restApi", api).stream()
                .filter(each ->
                        each.inputs().text("stageName").filter(stage::equals).isPresent())
                .forEach(each -> {
                    Properties settings = each.inputs().section("settings");
                    throttles.put(
                            each.inputs().required("methodPath"),
                            // The provider sends -1 for an omitted value, which means the account's limit (5.100.0).
                            new Throttle(
                                    orAccount(
                                            settings.integer("throttlingBurstLimit", -1),
                                            Throttle.ACCOUNT_DEFAULT.burst()),
                                    settings.number("throttlingRateLimit")
                                            .filter(rate -> rate >= 0)
                                            .orElse(Throttle.ACCOUNT_DEFAULT.rate())));
                });
        return throttles;
    }

    private static int orAccount(int burst, int account) {
        return burst < 0 ? account : burst;
    }
}
