package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code aws.apigatewayv2.Api} with protocol HTTP. */
public final class HttpApiType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/api:Api";

    HttpApiType() {
        super(HttpApiInputs.API, Set.of("protocolType"));
    }

    @Override
    public boolean isAutoNamed() {
        return true;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("protocolType");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        if (inputs.text("protocolType")
                .filter(protocol -> !protocol.equals("HTTP"))
                .isPresent()) {
            return List.of(new ValidationError("protocolType", "only HTTP is imitated locally"));
        }
        Properties cors = inputs.section("corsConfiguration");
        if (cors.flag("allowCredentials", false) && cors.texts("allowOrigins").contains("*")) {
            return List.of(new ValidationError(
                    "corsConfiguration",
                    "BadRequestException: allow-credentials is not supported if 'allow-origin' is *"));
        }
        return List.of();
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "apiEndpoint",
                addresses.api().toString(),
                "arn",
                "arn:" + addresses.partition() + ":apigateway:" + addresses.region() + "::/apis/" + id,
                "executionArn",
                executionArn(id, addresses));
    }

    public static String executionArn(String id, Addresses addresses) {
        return addresses.arn("execute-api", id);
    }

    public static HttpApi model(Resource api, Resources all) {
        Map<String, HttpApi.JwtAuthorizer> authorizers = new LinkedHashMap<>();
        all.all(AuthorizerType.TOKEN, "apiId", api.id())
                .forEach(each -> authorizers.put(each.id(), AuthorizerType.model(each)));
        Map<String, HttpApi.Integration> integrations = new LinkedHashMap<>();
        all.all(IntegrationType.TOKEN, "apiId", api.id())
                .forEach(each -> integrations.put(each.id(), IntegrationType.model(each)));
        Map<String, HttpApi.Stage> stages = new LinkedHashMap<>();
        all.all(StageType.TOKEN, "apiId", api.id()).forEach(each -> {
            HttpApi.Stage stage = StageType.model(each);
            stages.put(stage.name(), stage);
        });
        return new HttpApi(
                api.id(),
                api.inputs().required("name"),
                api.inputs().has("corsConfiguration")
                        ? Optional.of(cors(api.inputs().section("corsConfiguration")))
                        : Optional.empty(),
                all.all(RouteType.TOKEN, "apiId", api.id()).stream()
                        .map(RouteType::model)
                        .toList(),
                authorizers,
                integrations,
                stages);
    }

    private static HttpApi.Cors cors(Properties cors) {
        return new HttpApi.Cors(
                cors.texts("allowOrigins"),
                cors.texts("allowMethods"),
                cors.texts("allowHeaders"),
                cors.texts("exposeHeaders"),
                cors.flag("allowCredentials", false),
                cors.number("maxAge").map(Double::intValue));
    }
}
