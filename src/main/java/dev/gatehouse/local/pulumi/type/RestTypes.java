package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.state.Addresses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of a REST API: ids as provider 5.100.0 makes them, and what it marks ForceNew. */
public final class RestTypes {
    public static final String API = "aws:apigateway/restApi:RestApi";
    public static final String RESOURCE = "aws:apigateway/resource:Resource";
    public static final String METHOD = "aws:apigateway/method:Method";
    public static final String INTEGRATION = "aws:apigateway/integration:Integration";
    static final String METHOD_RESPONSE = "aws:apigateway/methodResponse:MethodResponse";
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

    /** DOC "Amazon API Gateway quotas": milliseconds. */
    static final int LONGEST_TIMEOUT = 29_000;

    private static final RestPartType.Outputs NONE = (id, in, before, ids, at) -> Map.of();

    /** What a method and all that belongs to it cannot change. */
    private static final Set<String> OF_A_METHOD = Set.of("restApi", "resourceId", "httpMethod");

    private static final Set<String> OF_AN_ANSWER = Set.of("restApi", "resourceId", "httpMethod", "statusCode");

    static final List<ResourceType> ALL = List.of(
            new RestPartType(API, Set.of(), true, List.of(), (in, ids) -> ids.api(), RestTypes::api),
            new RestPartType(
                    RESOURCE,
                    Set.of("restApi"),
                    false,
                    List.of("restApi", "parentId", "pathPart"),
                    (in, ids) -> ids.restPart(),
                    NONE),
            new RestPartType(VALIDATOR, Set.of("restApi"), true, List.of("restApi"), (in, ids) -> ids.restPart(), NONE),
            new RestPartType(
                    AUTHORIZER,
                    Set.of("restApi"),
                    true,
                    List.of("restApi"),
                    (in, ids) -> ids.restPart(),
                    (id, in, before, ids, at) -> Map.of("arn", arn(at, in.required("restApi") + "/authorizers/" + id))),
            new RestPartType(
                    METHOD,
                    OF_A_METHOD,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "authorization"),
                    (in, ids) -> id("agm", in, "restApi", "resourceId", "httpMethod"),
                    NONE),
            new RestPartType(
                    INTEGRATION,
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
                    NONE),
            new RestPartType(
                    METHOD_RESPONSE,
                    OF_AN_ANSWER,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "statusCode"),
                    (in, ids) -> id("agmr", in, "restApi", "resourceId", "httpMethod", "statusCode"),
                    NONE),
            new RestPartType(
                    INTEGRATION_RESPONSE,
                    OF_AN_ANSWER,
                    false,
                    List.of("restApi", "resourceId", "httpMethod", "statusCode"),
                    (in, ids) -> id("agir", in, "restApi", "resourceId", "httpMethod", "statusCode"),
                    NONE),
            new RestPartType(
                    RESPONSE,
                    Set.of("restApiId", "responseType"),
                    false,
                    List.of("restApiId", "responseType"),
                    (in, ids) -> id("aggr", in, "restApiId", "responseType"),
                    NONE),
            new RestDeploymentType(),
            new RestPartType(
                    STAGE,
                    Set.of("restApi", "stageName"),
                    false,
                    List.of("restApi", "deployment", "stageName"),
                    (in, ids) -> id("ags", in, "restApi", "stageName"),
                    RestTypes::stage),
            new RestPartType(
                    METHOD_SETTINGS,
                    Set.of("restApi", "stageName", "methodPath"),
                    false,
                    List.of("restApi", "stageName", "methodPath", "settings"),
                    (in, ids) -> joined(in, "restApi", "stageName", "methodPath"),
                    NONE),
            new RestPartType(
                    ACCOUNT,
                    Set.of(),
                    false,
                    List.of(),
                    (in, ids) -> "api-gateway-account",
                    (id, in, before, ids, at) -> Map.of("apiKeyVersion", "4", "features", List.of("UsagePlans"))));

    private RestTypes() {}

    private static Map<String, Object> api(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of(
                "arn",
                arn(addresses, id),
                "executionArn",
                ApiType.executionArn(id, addresses),
                "rootResourceId",
                before.text("rootResourceId").orElseGet(ids::api));
    }

    private static Map<String, Object> stage(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        String api = inputs.required("restApi");
        String name = inputs.required("stageName");
        return Map.of(
                "arn",
                arn(addresses, api + "/stages/" + name),
                "executionArn",
                ApiType.executionArn(api, addresses) + "/" + name,
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
