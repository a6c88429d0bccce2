package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
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
    private static final int MAX_SCOPES = 10;

    RouteType() {
        super(HttpApiInputs.ROUTE, Set.of("apiId"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("apiId", "routeKey");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        boolean jwt = inputs.text("authorizationType").filter("JWT"::equals).isPresent();
        if (inputs.text("routeKey")
                .filter(key -> !key.matches("\\$default|(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) /.*"))
                .isPresent()) {
            errors.add(new ValidationError(
                    "routeKey",
                    "BadRequestException: The provided route key is not formatted properly for HTTP protocol: "
                            + inputs.required("routeKey")));
        }
        // A type that the local gateway does not check would leave the route public.
        if (inputs.text("authorizationType")
                .filter(type -> !type.equals("JWT") && !type.equals("NONE"))
                .isPresent()) {
            errors.add(new ValidationError("authorizationType", "only NONE and JWT are imitated locally"));
        }
        if (jwt && !inputs.has("authorizerId")) {
            errors.add(new ValidationError("authorizerId", "is required with authorizationType JWT"));
        }
        if (!jwt && !inputs.texts("authorizationScopes").isEmpty()) {
            errors.add(new ValidationError("authorizationScopes", "need authorizationType JWT"));
        }
        if (inputs.texts("authorizationScopes").size() > MAX_SCOPES) {
            errors.add(new ValidationError("authorizationScopes", "must be at most " + MAX_SCOPES));
        }
        return errors;
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>(checkReference(inputs, "apiId", HttpApiType.TOKEN, existing));
        errors.addAll(checkReference(inputs, "authorizerId", AuthorizerType.TOKEN, existing));
        boolean taken = existing.all(TOKEN).stream()
                .anyMatch(other -> other.inputs().text("apiId").equals(inputs.text("apiId"))
                        && inputs.text("routeKey").isPresent()
                        && other.inputs().text("routeKey").equals(inputs.text("routeKey")));
        if (taken) {
            errors.add(new ValidationError(
                    "routeKey",
                    "ConflictException: Route with key " + inputs.required("routeKey")
                            + " already exists for this API"));
        }
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPartId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.Route model(Resource route) {
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
