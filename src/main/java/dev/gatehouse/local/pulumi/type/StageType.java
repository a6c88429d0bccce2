package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Stage}. */
final class StageType extends ResourceType {
    static final String TOKEN = "aws:apigatewayv2/stage:Stage";

    StageType() {
        super(TOKEN, Set.of("apiId", "name"));
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    List<String> required() {
        return List.of("apiId");
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        return mustExist(inputs, "apiId", ApiType.TOKEN, existing);
    }

    @Override
    List<Finding> forms(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        // Automatic names carry a hyphen, which API Gateway refuses too: name a stage.
        if (inputs.text("name")
                .filter(name -> !name.matches("\\$default|[A-Za-z0-9_]{1,128}"))
                .isPresent()) {
            findings.add(
                    new Finding("name", "must be $default, or letters, digits and _, got " + inputs.required("name")));
        }
        if (!inputs.flag("autoDeploy", false)) {
            findings.add(new Finding("autoDeploy", "must be true: deployments are not imitated locally"));
        }
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        // The provider's id is the name alone; with its API, as pulumi import writes it, two APIs have a $default each.
        return inputs.required("apiId") + "/" + inputs.required("name");
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String name = inputs.required("name");
        String api = inputs.required("apiId");
        return Map.of(
                "arn",
                "arn:" + addresses.partition() + ":apigateway:" + addresses.region() + "::/apis/" + api + "/stages/"
                        + name,
                "executionArn",
                ApiType.executionArn(api, addresses) + "/" + name,
                "invokeUrl",
                addresses.api() + "/" + (name.equals("$default") ? "" : name));
    }

    static HttpApi.Stage picture(Resource stage) {
        Map<String, Throttle> routes = new LinkedHashMap<>();
        stage.inputs()
                .sections("routeSettings")
                .forEach(each -> routes.put(each.required("routeKey"), throttle(each, true)));
        return new HttpApi.Stage(
                stage.inputs().required("name"),
                throttle(
                        stage.inputs().section("defaultRouteSettings"),
                        stage.inputs().has("defaultRouteSettings")),
                routes,
                stage.inputs().section("accessLogSettings").text("format"));
    }

    private static Throttle throttle(Properties settings, boolean given) {
        // The account's own limits where the stage sets none; a throttle left out beside the other one is zero,
        // and zero answers 429 (provider 5.100.0, request seen).
        Throttle otherwise = given ? new Throttle(0, 0) : Throttle.ACCOUNT_DEFAULT;
        return new Throttle(
                settings.integer("throttlingBurstLimit", otherwise.burst()),
                settings.number("throttlingRateLimit").orElse(otherwise.rate()));
    }
}
