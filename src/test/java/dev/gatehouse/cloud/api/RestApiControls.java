package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.Control;
import dev.gatehouse.cloud.McpControls;
import dev.gatehouse.settings.api.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the REST API: resources, methods, authorizer and CORS. */
public final class RestApiControls {
    private static final String PACKAGE = "aws:apigateway/";
    private static final String API = PACKAGE + "restApi:RestApi";
    private static final String RESOURCE = PACKAGE + "resource:Resource";
    private static final String VALIDATOR = PACKAGE + "requestValidator:RequestValidator";
    private static final String AUTHORIZER = PACKAGE + "authorizer:Authorizer";
    private static final String METHOD = PACKAGE + "method:Method";
    private static final String INTEGRATION = PACKAGE + "integration:Integration";
    private static final String PREFLIGHT = PACKAGE + "integrationResponse:IntegrationResponse";
    private static final String PREFLIGHT_METHOD_RESPONSE = PACKAGE + "methodResponse:MethodResponse";
    private static final String GATEWAY_RESPONSE = PACKAGE + "response:Response";

    private static final Predicate<Control.Argument> IS_ROUTE =
            argument -> route(argument).isPresent();
    private static final Predicate<Control.Argument> IS_MOCK = IS_ROUTE.negate();

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    public static final List<Control> AUDITED = List.of(
            Control.of("APIG2, CKV2_AWS_53", VALIDATOR, "validateRequestBody", "is true", s -> s.is(true)),
            Control.of("APIG2, CKV2_AWS_53", VALIDATOR, "validateRequestParameters", "is true", s -> s.is(true)),
            Control.of(
                    "COG4, apigateway_restapi_authorizers_enabled",
                    AUTHORIZER,
                    "type",
                    "is COGNITO_USER_POOLS",
                    s -> s.is("COGNITO_USER_POOLS")),
            Control.of(
                            "CKV_AWS_59, CKV2_AWS_70, AWS-0004, COG4, guard API_GW_METHOD_AUTHORIZATION_TYPE_RULE,"
                                    + " apigateway_restapi_public_with_authorizer",
                            METHOD,
                            "authorization",
                            "is COGNITO_USER_POOLS, except for public routes",
                            s -> s.is(isPublic(s) ? "NONE" : "COGNITO_USER_POOLS"))
                    .where(IS_ROUTE),
            Control.of(
                            "CKV_AWS_59 (except OPTIONS)",
                            METHOD,
                            "authorization",
                            "is NONE on a preflight and on the metadata of an MCP server",
                            s -> s.is("NONE"))
                    .where(IS_MOCK),
            Control.of(
                    "CKV_AWS_59, COG4",
                    METHOD,
                    "authorizerId",
                    "is the API's authorizer; on the MCP route, the authorizer of the MCP server",
                    s -> isPublic(s)
                            ? s.value().isEmpty()
                            : s.is(McpControls.authorizer(
                                            s.stack().settings(), s.resource().name())
                                    + "-id")),
            Control.of(
                            "APIG2, CKV2_AWS_53",
                            METHOD,
                            "requestValidatorId",
                            "is the validator",
                            s -> s.is(s.stack().all(VALIDATOR).get(0).name() + "-id"))
                    .where(IS_ROUTE),
            Control.of(
                            "APIG2, CKV2_AWS_53",
                            METHOD,
                            "requestParameters",
                            "requires every path parameter",
                            s -> s.is(variables(route(s).orElseThrow())))
                    .where(IS_ROUTE));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    public static final List<Control> PINNED = List.of(
            Control.of("AWS: endpoint types", API, "endpointConfiguration.types", "is REGIONAL", s -> s.is("REGIONAL")),
            Control.of(
                    "AWS: default endpoint",
                    API,
                    "disableExecuteApiEndpoint",
                    "is true if the API has a custom domain, otherwise false",
                    s -> s.is(s.stack().settings().api().domain().isPresent())),
            Control.of("Pulumi protect", API, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: resources",
                    RESOURCE,
                    "pathPart",
                    "is the last segment of its path",
                    s -> s.resource().name().endsWith("/" + s.value().orElse("(absent)"))),
            Control.of(
                    "RFC 9700 4.3",
                    AUTHORIZER,
                    "identitySource",
                    "is only the Authorization header",
                    s -> s.is("method.request.header.Authorization")),
            Control.of(
                    "RFC 8725 3.8",
                    AUTHORIZER,
                    "providerArns",
                    "is only the stack's user pool",
                    s -> s.is(List.of(
                            "arn:aws:test:::gatehouse-" + s.stack().settings().stack() + "-users"))),
            Control.of(
                    "RFC 8707 2",
                    AUTHORIZER,
                    "identityValidationExpression",
                    "matches only the MCP URL on the authorizer of the MCP server, and is absent otherwise",
                    s -> s.value()
                            .equals(
                                    McpControls.isAuthorizer(s)
                                            ? Optional.of("^\\Q"
                                                    + McpControls.url(s.stack().settings()) + "\\E$")
                                            : Optional.empty())),
            Control.of(
                            "RFC 9728 3, RFC 8414 3, RFC 7591 3",
                            METHOD,
                            "authorization",
                            "is NONE only for preflights, public routes of the settings, the metadata of the MCP server and its"
                                    + " registration",
                            s -> !s.is("NONE")
                                    || s.resource().name().startsWith("OPTIONS ")
                                    || isDocument(s)
                                    || s.resource().name().equals("POST /register")
                                    || s.stack().settings().routes().contains(route(s).orElseThrow()))
                    .where(s -> s.stack().settings().mcp().isPresent()),
            Control.of(
                    "AWS: ID tokens pass without scopes",
                    METHOD,
                    "authorizationScopes",
                    "are exactly the route's scopes, 1 to 10",
                    s -> isPublic(s)
                            ? s.value().isEmpty()
                            : s.is(McpControls.scopes(s.stack().settings(), route(s).orElseThrow()))
                                    && s.list().size() <= 10),
            Control.of("AWS: API keys are not authorization", METHOD, "apiKeyRequired", "is false", s -> s.is(false)),
            Control.of("AWS: methods", METHOD, "httpMethod", "is the route's method", RestApiControls::isMethodOfRoute),
            Control.of(
                    "AWS: integrations",
                    INTEGRATION,
                    "httpMethod",
                    "is the route's method",
                    RestApiControls::isMethodOfRoute),
            Control.of(
                    "AWS: integrations",
                    INTEGRATION,
                    "type",
                    "is AWS_PROXY, or MOCK for a preflight and for the metadata of an MCP server",
                    s -> s.is(route(s).isPresent() ? "AWS_PROXY" : "MOCK")),
            Control.of("AWS: integrations", INTEGRATION, "integrationHttpMethod", "is POST", s -> s.is("POST"))
                    .where(IS_ROUTE),
            Control.of(
                            "AWS: integrations",
                            INTEGRATION,
                            "uri",
                            "is the function",
                            s -> s.is("arn:aws:apigateway:::"
                                    + McpControls.function(
                                            s.stack().settings(), s.resource().name())))
                    .where(IS_ROUTE),
            Control.of(
                            "AWS: integrations",
                            INTEGRATION,
                            "timeoutMilliseconds",
                            "is at most 29 seconds",
                            s -> s.isBetween(50, 29_000))
                    .where(IS_ROUTE),
            Control.of(
                            "CORS",
                            INTEGRATION,
                            "requestTemplates",
                            "returns 204, or 200 for the metadata of an MCP server",
                            s -> s.is(Map.of("application/json", "{\"statusCode\":" + status(s) + "}")))
                    .where(IS_MOCK),
            Control.of("CORS", INTEGRATION, "passthroughBehavior", "is NEVER", s -> s.is("NEVER"))
                    .where(IS_MOCK),
            Control.of(
                    "CORS",
                    PREFLIGHT,
                    "httpMethod",
                    "is OPTIONS, or GET for metadata",
                    RestApiControls::isMethodOfRoute),
            Control.of("CORS", PREFLIGHT, "statusCode", "is 204, or 200 for metadata", s -> s.is(status(s))),
            Control.of(
                    "CORS",
                    PREFLIGHT,
                    "responseParameters",
                    "contain the allowed origin, the path's methods and the allowed headers; metadata is JSON for any page",
                    s -> s.is(headers(s))),
            Control.of(
                    "CORS",
                    PREFLIGHT_METHOD_RESPONSE,
                    "httpMethod",
                    "is OPTIONS, or GET for metadata",
                    RestApiControls::isMethodOfRoute),
            Control.of(
                    "CORS",
                    PREFLIGHT_METHOD_RESPONSE,
                    "statusCode",
                    "is 204, or 200 for metadata",
                    s -> s.is(status(s))),
            Control.of(
                    "CORS",
                    PREFLIGHT_METHOD_RESPONSE,
                    "responseParameters",
                    "allows the headers of the response",
                    s -> s.value().orElse(Map.of()) instanceof Map<?, ?> map
                            && map.keySet().equals(headers(s).keySet())
                            && map.values().stream().allMatch(Boolean.TRUE::equals)),
            Control.of(
                    "CORS",
                    GATEWAY_RESPONSE,
                    "responseParameters",
                    "contain the allowed origin; with an MCP server, a 401 names its metadata",
                    s -> s.is(errorHeaders(s))),
            Control.of(
                    "RFC 6750 3",
                    GATEWAY_RESPONSE,
                    "responseTemplates",
                    "is the default body of AWS",
                    s -> s.is(Map.of("application/json", "{\"message\":$context.error.messageString}"))),
            Control.of(
                    "RFC 6750 3",
                    GATEWAY_RESPONSE,
                    "responseType",
                    "is the resource's name",
                    s -> s.is(s.resource().name())),
            Control.of(
                    "RFC 6750 3",
                    GATEWAY_RESPONSE,
                    "statusCode",
                    "is 401 or 403, or not set for response types with several codes",
                    s -> s.value()
                            .equals(Optional.ofNullable(RestErrorResponses.TYPES.get(
                                            s.resource().name()))
                                    .filter(status -> !status.isEmpty()))));

    private RestApiControls() {}

    public static boolean isRest(Control.Argument argument) {
        return argument.stack().settings().api().rest().isPresent();
    }

    private static Optional<Route> route(Control.Argument argument) {
        return McpControls.invokingRoutes(argument.stack().settings()).stream()
                .filter(route -> route.key().equals(argument.resource().name()))
                .findFirst();
    }

    private static boolean isPublic(Control.Argument argument) {
        return route(argument).map(Route::isPublic).orElse(true);
    }

    private static boolean isMethodOfRoute(Control.Argument argument) {
        return argument.is(argument.resource().name().split(" ", -1)[0]);
    }

    private static Map<String, Object> variables(Route route) {
        return Stream.of("id", "proxy")
                .filter(name -> route.path().matches(".*\\{" + name + "\\+?\\}.*"))
                .collect(Collectors.toMap(name -> "method.request.path." + name, name -> true));
    }

    private static String literalOrigin(Control.Argument argument) {
        return "'" + argument.stack().settings().api().cors().get(0) + "'";
    }

    private static Map<String, Object> errorHeaders(Control.Argument argument) {
        Map<String, Object> headers = new HashMap<>();
        boolean cors = !argument.stack().settings().api().cors().isEmpty();
        if (cors) {
            headers.put("gatewayresponse.header.Access-Control-Allow-Origin", literalOrigin(argument));
        }
        if (argument.stack().settings().mcp().isPresent()
                && argument.resource().name().equals("UNAUTHORIZED")) {
            headers.put(
                    "gatewayresponse.header.WWW-Authenticate",
                    "'" + McpControls.challenge(argument.stack().settings()) + "'");
            if (cors) {
                headers.put("gatewayresponse.header.Access-Control-Expose-Headers", "'WWW-Authenticate'");
            }
        }
        return headers;
    }

    private static boolean isDocument(Control.Argument argument) {
        return argument.stack().settings().mcpRoutes().stream()
                .flatMap(mcp -> mcp.metadata().stream())
                .anyMatch(route -> route.key().equals(argument.resource().name()));
    }

    private static String status(Control.Argument argument) {
        return isDocument(argument) ? "200" : "204";
    }

    /** The headers of a response without a function. */
    private static Map<String, Object> headers(Control.Argument argument) {
        return isDocument(argument)
                ? Map.of(
                        "method.response.header.Content-Type",
                        "'application/json'",
                        "method.response.header.Cache-Control",
                        "'max-age=300'",
                        "method.response.header.Access-Control-Allow-Origin",
                        "'*'")
                : preflight(argument);
    }

    private static Map<String, Object> preflight(Control.Argument argument) {
        String path = argument.resource().name().substring("OPTIONS ".length());
        Set<String> asked = McpControls.invokingRoutes(argument.stack().settings()).stream()
                .filter(route -> route.path().equals(path))
                .map(Route::method)
                .collect(Collectors.toSet());
        List<String> methods = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
                .filter(method -> asked.contains(method) || asked.contains("ANY"))
                .toList();
        Map<String, Object> headers = new HashMap<>();
        headers.put("method.response.header.Access-Control-Allow-Origin", literalOrigin(argument));
        headers.put("method.response.header.Access-Control-Allow-Methods", "'" + String.join(",", methods) + "'");
        headers.put(
                "method.response.header.Access-Control-Allow-Headers",
                "'" + String.join(",", McpControls.allowHeaders(argument.stack().settings())) + "'");
        headers.put("method.response.header.Access-Control-Max-Age", "'300'");
        return headers;
    }
}
