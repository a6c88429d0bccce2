package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.state.Addresses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of {@code aws.apigateway}. Ids and replaced inputs (ForceNew) follow provider 5.100.0. */
public final class RestApiTypes {
    public static final String API = "aws:apigateway/restApi:RestApi";
    public static final String RESOURCE = "aws:apigateway/resource:Resource";
    public static final String METHOD = "aws:apigateway/method:Method";
    public static final String INTEGRATION = "aws:apigateway/integration:Integration";
    public static final String METHOD_RESPONSE = "aws:apigateway/methodResponse:MethodResponse";
    public static final String INTEGRATION_RESPONSE = "aws:apigateway/integrationResponse:IntegrationResponse";
    public static final String RESPONSE = "aws:apigateway/response:Response";
    public static final String AUTHORIZER = "aws:apigateway/authorizer:Authorizer";
    public static final String VALIDATOR = "aws:apigateway/requestValidator:RequestValidator";
    public static final String STAGE = "aws:apigateway/stage:Stage";
    public static final String METHOD_SETTINGS = "aws:apigateway/methodSettings:MethodSettings";
    static final String ACCOUNT = "aws:apigateway/account:Account";

    static final String IDENTITY_HEADER = "method.request.header.";
    static final String METHOD_HEADER = "method.response.header.";
    static final String GATEWAY_HEADER = "gatewayresponse.header.";

    /** DOC "Amazon API Gateway quotas". */
    static final int MAX_TIMEOUT_MILLIS = 29_000;

    private static final RestResourceType.OutputsFactory NO_OUTPUTS = (id, in, before, ids, at) -> Map.of();

    /** The inputs that identify a method and its parts. */
    private static final Set<String> METHOD_KEYS = Set.of("restApi", "resourceId", "httpMethod");

    private static final Set<String> RESPONSE_KEYS = Set.of("restApi", "resourceId", "httpMethod", "statusCode");

    public static final List<ResourceType> ALL = List.of(
            new RestResourceType(
                    RestApiInputs.REST_API, Set.of(), true, List.of(), (in, ids) -> ids.apiId(), RestApiTypes::api),
            new RestResourceType(
                    RestApiInputs.RESOURCE,
                    Set.of("restApi"),
                    false,
                    List.of("restApi", "parentId", "pathPart"),
                    (in, ids) -> ids.restApiPartId(),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.VALIDATOR,
                    Set.of("restApi"),
                    true,
                    List.of("restApi"),
                    (in, ids) -> ids.restApiPartId(),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.AUTHORIZER,
                    Set.of("restApi"),
                    true,
                    List.of("restApi"),
                    (in, ids) -> ids.restApiPartId(),
                    (id, in, before, ids, at) -> Map.of("arn", arn(at, in.required("restApi") + "/authorizers/" + id))),
            new RestResourceType(
                    RestApiInputs.METHOD,
                    METHOD_KEYS,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "authorization"),
                    (in, ids) -> id("agm", in, "restApi", "resourceId", "httpMethod"),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.INTEGRATION,
                    Set.of(
                            "restApi",
                            "resourceId",
                            "httpMethod",
                            "type",
                            "credentials",
                            "integrationHttpMethod",
                            "passthroughBehavior"),
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "type"),
                    (in, ids) -> id("agi", in, "restApi", "resourceId", "httpMethod"),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.METHOD_RESPONSE,
                    RESPONSE_KEYS,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "statusCode"),
                    (in, ids) -> id("agmr", in, "restApi", "resourceId", "httpMethod", "statusCode"),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.INTEGRATION_RESPONSE,
                    RESPONSE_KEYS,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "statusCode"),
                    (in, ids) -> id("agir", in, "restApi", "resourceId", "httpMethod", "statusCode"),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.RESPONSE,
                    Set.of("restApiId", "responseType"),
                    false,
                    List.of("restApiId", "responseType"),
                    (in, ids) -> id("aggr", in, "restApiId", "responseType"),
                    NO_OUTPUTS),
            new DeploymentType(),
            new RestResourceType(
                    RestApiInputs.STAGE,
                    Set.of("restApi", "stageName"),
                    false,
                    List.of("restApi", "deployment", "stageName"),
                    (in, ids) -> id("ags", in, "restApi", "stageName"),
                    RestApiTypes::stage),
            new RestResourceType(
                    RestApiInputs.METHOD_SETTINGS,
                    Set.of("restApi", "stageName", "methodPath"),
                    false,
                    List.of("restApi", "stageName", "methodPath", "settings"),
                    (in, ids) -> joined(in, "restApi", "stageName", "methodPath"),
                    NO_OUTPUTS),
            new RestResourceType(
                    RestApiInputs.ACCOUNT,
                    Set.of(),
                    false,
                    List.of(),
                    (in, ids) -> "api-gateway-account",
                    (id, in, before, ids, at) -> Map.of("apiKeyVersion", "4", "features", List.of("UsagePlans"))));

    private RestApiTypes() {}

    private static Map<String, Object> api(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "arn",
                arn(addresses, id),
                "executionArn",
                HttpApiType.executionArn(id, addresses),
                "rootResourceId",
                before.text("rootResourceId").orElseGet(ids::apiId));
    }

    private static Map<String, Object> stage(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String api = inputs.required("restApi");
        String name = inputs.required("stageName");
        return Map.of(
                "arn",
                arn(addresses, api + "/stages/" + name),
                "executionArn",
                HttpApiType.executionArn(api, addresses) + "/" + name,
                "invokeUrl",
                addresses.api() + "/" + name);
    }

    private static String arn(Addresses addresses, String path) {
        return "arn:" + addresses.partition() + ":apigateway:" + addresses.region() + "::/restapis/" + path;
    }

    private static String id(String prefix, Properties inputs, String... keys) {
        return prefix + "-" + joined(inputs, keys);
    }

    private static String joined(Properties inputs, String... keys) {
        return Arrays.stream(keys).map(inputs::required).collect(Collectors.joining("-"));
    }
}
