package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.state.RestApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a REST API when it was deployed, as values that can be stored. */
public record DeploymentSnapshot(Properties values) {
    private static final String ROOT = "root";
    private static final String BINARY = "binaryMediaTypes";
    private static final String PARTS = "parts";

    /** The types whose resources a deployment contains. */
    static final List<String> DEPLOYED = List.of(
            RestApiTypes.RESOURCE,
            RestApiTypes.METHOD,
            RestApiTypes.INTEGRATION,
            RestApiTypes.METHOD_RESPONSE,
            RestApiTypes.INTEGRATION_RESPONSE,
            RestApiTypes.RESPONSE,
            RestApiTypes.AUTHORIZER,
            RestApiTypes.VALIDATOR);

    static Properties of(String api, Resources existing) {
        Resource declared = existing.byId(RestApiTypes.API, api).orElseThrow();
        List<Object> parts = new ArrayList<>();
        existing.all().stream()
                .filter(each -> DEPLOYED.contains(each.type()))
                .filter(each -> each.inputs()
                        .text("restApi")
                        .or(() -> each.inputs().text("restApiId"))
                        .filter(api::equals)
                        .isPresent())
                .forEach(each -> parts.add(Map.of(
                        "type",
                        each.type(),
                        "id",
                        each.id(),
                        "inputs",
                        each.inputs().values())));
        return new Properties(Map.of(
                ROOT,
                declared.outputs().required("rootResourceId"),
                BINARY,
                declared.inputs().texts(BINARY),
                PARTS,
                parts));
    }

    /** The integration of a method. */
    static Optional<Resource> integration(Resource method, Resources among) {
        return among.all(RestApiTypes.INTEGRATION, "restApi", method.inputs().required("restApi")).stream()
                .filter(each -> isSameMethod(each, method))
                .findFirst();
    }

    private static boolean isSameMethod(Resource part, Resource method) {
        return part.inputs().text("resourceId").equals(method.inputs().text("resourceId"))
                && part.inputs().text("httpMethod").equals(method.inputs().text("httpMethod"));
    }

    public RestApi.Deployment model(String id) {
        Resources parts = parts();
        Map<String, String> paths = new LinkedHashMap<>(Map.of(values.required(ROOT), "/"));
        // A resource is created before its children.
        parts.all(RestApiTypes.RESOURCE).forEach(each -> {
            String parent = paths.getOrDefault(each.inputs().required("parentId"), "/");
            paths.put(
                    each.id(),
                    (parent.equals("/") ? "" : parent) + "/" + each.inputs().required("pathPart"));
        });
        Map<String, RestApi.Authorizer> authorizers = new LinkedHashMap<>();
        parts.all(RestApiTypes.AUTHORIZER).forEach(each -> authorizers.put(each.id(), authorizer(each)));
        Map<String, RestApi.GatewayResponse> responses = new LinkedHashMap<>();
        parts.all(RestApiTypes.RESPONSE)
                .forEach(each -> responses.put(each.inputs().required("responseType"), response(each.inputs())));
        return new RestApi.Deployment(
                id,
                parts.all(RestApiTypes.METHOD).stream()
                        .filter(each -> paths.containsKey(each.inputs().required("resourceId")))
                        .map(each -> method(each, paths, parts))
                        .toList(),
                authorizers,
                responses,
                values.textSet(BINARY));
    }

    private Resources parts() {
        Map<String, Resource> byKey = new LinkedHashMap<>();
        long age = 0;
        for (Properties part : values.sections(PARTS)) {
            Resource each = new Resource(
                    part.required("type"),
                    part.required("id"),
                    part.required("id"),
                    part.section("inputs"),
                    Properties.NONE,
                    age++);
            byKey.put(each.key(), each);
        }
        return new Resources(byKey);
    }

    private static RestApi.Method method(Resource method, Map<String, String> paths, Resources parts) {
        Properties inputs = method.inputs();
        String resource = inputs.required("resourceId");
        boolean authorized = !inputs.required("authorization").equals("NONE");
        boolean validated = inputs.text("requestValidatorId")
                .flatMap(id -> parts.byId(RestApiTypes.VALIDATOR, id))
                .filter(each -> each.inputs().flag("validateRequestParameters", false))
                .isPresent();
        return new RestApi.Method(
                resource,
                paths.getOrDefault(resource, "/"),
                inputs.required("httpMethod"),
                authorized ? Optional.of(inputs.text("authorizerId").orElse("")) : Optional.empty(),
                inputs.textSet("authorizationScopes"),
                validated ? requiredParameters(inputs) : Set.of(),
                integration(method, parts).map(each -> integrationModel(each, parts)));
    }

    private static Set<String> requiredParameters(Properties method) {
        return method.section("requestParameters").values().entrySet().stream()
                .filter(each -> Boolean.TRUE.equals(each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static RestApi.Integration integrationModel(Resource integration, Resources parts) {
        Properties inputs = integration.inputs();
        if (inputs.required("type").equals("AWS_PROXY")) {
            return new RestApi.Integration.Function(
                    FunctionType.functionArn(inputs.text("uri").orElse("")),
                    Duration.ofMillis(inputs.integer("timeoutMilliseconds", RestApiTypes.MAX_TIMEOUT_MILLIS)));
        }
        Set<String> templates = inputs.section("requestTemplates").values().keySet();
        // DOC "Integration passthrough behaviors": WHEN_NO_TEMPLATES is like NEVER as soon as there is one template.
        boolean passesOthers = switch (inputs.text("passthroughBehavior").orElse("WHEN_NO_MATCH")) {
            case "NEVER" -> false;
            case "WHEN_NO_TEMPLATES" -> templates.isEmpty();
            default -> true;
        };
        return new RestApi.Integration.Mock(
                templates,
                passesOthers,
                parts.all(RestApiTypes.INTEGRATION_RESPONSE).stream()
                        .filter(each -> isSameMethod(each, integration))
                        .findFirst()
                        .map(each -> mock(each.inputs())));
    }

    private static RestApi.MockAnswer mock(Properties answer) {
        return new RestApi.MockAnswer(
                Integer.parseInt(answer.required("statusCode")),
                literals(answer.section("responseParameters"), RestApiTypes.METHOD_HEADER),
                texts(answer.section("responseTemplates")));
    }

    private static RestApi.Authorizer authorizer(Resource authorizer) {
        Properties inputs = authorizer.inputs();
        return new RestApi.Authorizer(
                authorizer.id(),
                inputs.textSet("providerArns"),
                // The provider's default (5.100.0).
                inputs.text("identitySource")
                        .orElse(RestApiTypes.IDENTITY_HEADER + "Authorization")
                        .substring(RestApiTypes.IDENTITY_HEADER.length()),
                inputs.text("identityValidationExpression"));
    }

    private static RestApi.GatewayResponse response(Properties response) {
        return new RestApi.GatewayResponse(
                response.text("statusCode").map(Integer::valueOf),
                literals(response.section("responseParameters"), RestApiTypes.GATEWAY_HEADER),
                texts(response.section("responseTemplates")));
    }

    private static Map<String, String> texts(Properties section) {
        return section.values().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> String.valueOf(each.getValue())));
    }

    /** Header values without the single quotes that API Gateway requires around a literal. */
    private static Map<String, String> literals(Properties section, String prefix) {
        return section.values().entrySet().stream()
                .filter(each -> each.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        each -> each.getKey().substring(prefix.length()),
                        each -> String.valueOf(each.getValue()).replaceAll("^'|'$", "")));
    }
}
