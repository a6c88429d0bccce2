package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Route}. */
public final class RouteType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/route:Route";

    private static final String TARGET = "integrations/";

    /** DOC "Quotas for HTTP APIs". */
    private static final int MOST_SCOPES = 10;

    RouteType() {
        super(TOKEN, Set.of("apiId"));
    }

    @Override
    List<String> required() {
        return List.of("apiId", "routeKey");
    }

    @Override
    List<Finding> forms(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        boolean jwt = inputs.text("authorizationType").filter("JWT"::equals).isPresent();
        if (inputs.text("routeKey")
                .filter(key -> !key.matches("\\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) /.*"))
                .isPresent()) {
            findings.add(new Finding(
                    "routeKey",
                    "BadRequestException: The provided route key is not formatted properly for HTTP protocol: "
                            + inputs.required("routeKey")));
        }
        // A type that nobody checks would leave the route open.
        if (inputs.text("authorizationType")
                .filter(type -> !type.equals("JWT") && !type.equals("NONE"))
                .isPresent()) {
            findings.add(new Finding("authorizationType", "only NONE and JWT are imitated locally"));
        }
        if (jwt && !inputs.has("authorizerId")) {
            findings.add(new Finding("authorizerId", "is required with authorizationType JWT"));
        }
        if (!jwt && !inputs.texts("authorizationScopes").isEmpty()) {
            findings.add(new Finding("authorizationScopes", "need authorizationType JWT"));
        }
        if (inputs.texts("authorizationScopes").size() > MOST_SCOPES) {
            findings.add(new Finding("authorizationScopes", "must be at most " + MOST_SCOPES));
        }
        return findings;
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>(mustExist(inputs, "apiId", ApiType.TOKEN, existing));
        findings.addAll(mustExist(inputs, "authorizerId", AuthorizerType.TOKEN, existing));
        boolean taken = existing.all(TOKEN).stream()
                .anyMatch(other -> other.inputs().text("apiId").equals(inputs.text("apiId"))
                        && inputs.text("routeKey").isPresent()
                        && other.inputs().text("routeKey").equals(inputs.text("routeKey")));
        if (taken) {
            findings.add(new Finding(
                    "routeKey",
                    "ConflictException: Route with key " + inputs.required("routeKey")
                            + " already exists for this API"));
        }
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPart();
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.Route picture(Resource route) {
        Properties inputs = route.inputs();
        boolean jwt = inputs.text("authorizationType").filter("JWT"::equals).isPresent();
        return new HttpApi.Route(
                route.id(),
                inputs.required("routeKey"),
                inputs.text("authorizerId").filter(id -> jwt),
                inputs.textSet("authorizationScopes"),
                inputs.text("target")
                        .filter(target -> target.startsWith(TARGET))
                        .map(target -> target.substring(TARGET.length())));
    }
}
