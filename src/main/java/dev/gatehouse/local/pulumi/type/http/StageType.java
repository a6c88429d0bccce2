package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.Throttle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Stage}. */
public final class StageType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/stage:Stage";

    StageType() {
        super(HttpApiInputs.STAGE, Set.of("apiId", "name"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("apiId");
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        return checkReference(inputs, "apiId", HttpApiType.TOKEN, existing);
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        // API Gateway refuses the hyphen of an automatic name: a stage needs an explicit name.
        if (inputs.text("name")
                .filter(name -> !name.matches("\\$default|[A-Za-z0-9_]{1,128}"))
                .isPresent()) {
            errors.add(new ValidationError(
                    "name", "must be $default, or letters, digits and _, got " + inputs.required("name")));
        }
        if (!inputs.flag("autoDeploy", false)) {
            errors.add(new ValidationError("autoDeploy", "must be true: deployments are not imitated locally"));
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        // The provider uses only the name. Here the id includes the API, because each API can have a stage $default.
        return inputs.required("apiId") + "/" + inputs.required("name");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String name = inputs.required("name");
        String api = inputs.required("apiId");
        return Map.of(
                "arn",
                "arn:" + addresses.partition() + ":apigateway:" + addresses.region() + "::/apis/" + api + "/stages/"
                        + name,
                "executionArn",
                HttpApiType.executionArn(api, addresses) + "/" + name,
                "invokeUrl",
                addresses.api() + "/" + (name.equals("$default") ? "" : name));
    }

    static HttpApi.Stage model(Resource stage) {
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
        // Without settings, the account's limits apply. If only one of the two values is set, the provider sends zero
        // for the other, and zero answers 429 (provider 5.100.0, observed request).
        Throttle defaults = given ? new Throttle(0, 0) : Throttle.OF_THE_ACCOUNT;
        return new Throttle(
                settings.integer("throttlingBurstLimit", defaults.burst()),
                settings.number("throttlingRateLimit").orElse(defaults.rate()));
    }
}
