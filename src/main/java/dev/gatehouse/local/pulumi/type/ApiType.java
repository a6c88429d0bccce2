package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code aws.apigatewayv2.Api}, of protocol HTTP. */
public final class ApiType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/api:Api";

    ApiType() {
        super(TOKEN, Set.of("protocolType"));
    }

    @Override
    public boolean named() {
        return true;
    }

    @Override
    List<String> required() {
        return List.of("protocolType");
    }

    @Override
    List<Finding> forms(Properties inputs) {
        if (inputs.text("protocolType")
                .filter(protocol -> !protocol.equals("HTTP"))
                .isPresent()) {
            return List.of(new Finding("protocolType", "only HTTP is imitated locally"));
        }
        Properties cors = inputs.section("corsConfiguration");
        if (cors.flag("allowCredentials", false) && cors.texts("allowOrigins").contains("*")) {
            return List.of(new Finding(
                    "corsConfiguration",
                    "BadRequestException: allow-credentials is not supported if 'allow-origin' is *"));
        }
        return List.of();
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.api();
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "apiEndpoint",
                addresses.api().toString(),
                "arn",
                "arn:" + addresses.partition() + ":apigateway:" + addresses.region() + "::/apis/" + id,
                "executionArn",
                executionArn(id, addresses));
    }

    // disableExecuteApiEndpoint is taken and does nothing: a local API has no other door than its address.
    static String executionArn(String id, Addresses addresses) {
        return addresses.arn("execute-api", id);
    }

    public static HttpApi picture(Resource api, Resources all) {
        Map<String, HttpApi.JwtAuthorizer> authorizers = new LinkedHashMap<>();
        all.all(AuthorizerType.TOKEN, "apiId", api.id())
                .forEach(each -> authorizers.put(each.id(), AuthorizerType.picture(each)));
        Map<String, HttpApi.Integration> integrations = new LinkedHashMap<>();
        all.all(IntegrationType.TOKEN, "apiId", api.id())
                .forEach(each -> integrations.put(each.id(), IntegrationType.picture(each)));
        Map<String, HttpApi.Stage> stages = new LinkedHashMap<>();
        all.all(StageType.TOKEN, "apiId", api.id()).forEach(each -> {
            HttpApi.Stage stage = StageType.picture(each);
            stages.put(stage.name(), stage);
        });
        return new HttpApi(
                api.id(),
                api.inputs().required("name"),
                api.inputs().has("corsConfiguration")
                        ? Optional.of(cors(api.inputs().section("corsConfiguration")))
                        : Optional.empty(),
                all.all(RouteType.TOKEN, "apiId", api.id()).stream()
                        .map(RouteType::picture)
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
