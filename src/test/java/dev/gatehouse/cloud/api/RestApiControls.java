package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.Control;
import dev.gatehouse.settings.api.Route;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the REST API: its parts and who may call them. */
public final class RestApiControls {
    private static final String PACKAGE = "aws:apigateway/";
    private static final String API = PACKAGE + "restApi:RestApi";
    private static final String RESOURCE = PACKAGE + "resource:Resource";
    private static final String VALIDATOR = PACKAGE + "requestValidator:RequestValidator";
    private static final String AUTHORIZER = PACKAGE + "authorizer:Authorizer";
    private static final String METHOD = PACKAGE + "method:Method";
    private static final String INTEGRATION = PACKAGE + "integration:Integration";
    private static final String PREFLIGHT = PACKAGE + "integrationResponse:IntegrationResponse";
    private static final String PREFLIGHT_FORM = PACKAGE + "methodResponse:MethodResponse";
    private static final String REFUSAL = PACKAGE + "response:Response";

    private static final Predicate<Control.Seen> OF_A_ROUTE =
            seen -> route(seen).isPresent();
    private static final Predicate<Control.Seen> OF_A_PREFLIGHT = OF_A_ROUTE.negate();

    public static final List<Control> ALL = List.of(
            Control.of("AWS: endpoint types", API, "endpointConfiguration.types", "is REGIONAL", s -> s.is("REGIONAL")),
            Control.of(
                    "disable bypass",
                    API,
                    "disableExecuteApiEndpoint",
                    "is true where another address leads to it, and false otherwise",
                    s -> s.is(s.stack().settings().api().domain().isPresent())),
            Control.of("Cognito.6 (Pulumi protect)", API, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: resources",
                    RESOURCE,
                    "pathPart",
                    "is the last part of its path",
                    s -> s.resource().name().endsWith("/" + s.value().orElse("(absent)"))),
            Control.of("APIG2, CKV2_AWS_53", VALIDATOR, "validateRequestBody", "is true", s -> s.is(true)),
            Control.of("APIG2, CKV2_AWS_53", VALIDATOR, "validateRequestParameters", "is true", s -> s.is(true)),
            Control.of(
                    "COG4, apigateway_restapi_authorizers_enabled",
                    AUTHORIZER,
                    "type",
                    "is COGNITO_USER_POOLS",
                    s -> s.is("COGNITO_USER_POOLS")),
            Control.of(
                    "RFC 9700 4.3",
                    AUTHORIZER,
                    "identitySource",
                    "is the Authorization header alone",
                    s -> s.is("method.request.header.Authorization")),
            Control.of(
                    "RFC 8725 3.8",
                    AUTHORIZER,
                    "providerArns",
                    "is the stack's own user pool alone",
                    s -> s.is(List.of(
                            "arn:aws:test:::gatehouse-" + s.stack().settings().stack() + "-users"))),
            Control.of(
                            "CKV_AWS_59, CKV2_AWS_70, AWS-0004, COG4, guard API_GW_METHOD_AUTHORIZATION_TYPE_RULE,"
                                    + " apigateway_restapi_public_with_authorizer",
                            METHOD,
                            "authorization",
                            "is COGNITO_USER_POOLS, but on a route that is public by name",
                            s -> s.is(isOpen(s) ? "NONE" : "COGNITO_USER_POOLS"))
                    .where(OF_A_ROUTE),
            Control.of(
                            "CKV_AWS_59 (OPTIONS carries no token)",
                            METHOD,
                            "authorization",
                            "is NONE on a preflight",
                            s -> s.is("NONE"))
                    .where(OF_A_PREFLIGHT),
            Control.of(
                    "CKV_AWS_59, COG4",
                    METHOD,
                    "authorizerId",
                    "is the authorizer",
                    s -> isOpen(s)
                            ? s.value().isEmpty()
                            : s.is(s.stack().all(AUTHORIZER).get(0).name() + "-id")),
            Control.of(
                    "CKV_AWS_59, COG4 (an ID token passes without)",
                    METHOD,
                    "authorizationScopes",
                    "are exactly the route's, 1 to 10",
                    s -> isOpen(s)
                            ? s.value().isEmpty()
                            : s.is(route(s).orElseThrow().scopes().stream()
                                            .map(s.stack().settings().scopes()::expand)
                                            .toList())
                                    && s.list().size() <= 10),
            Control.of("AWS: API keys are no authorisation", METHOD, "apiKeyRequired", "is false", s -> s.is(false)),
            Control.of("AWS: methods", METHOD, "httpMethod", "is the route's", RestApiControls::isItsMethod),
            Control.of(
                            "APIG2, CKV2_AWS_53",
                            METHOD,
                            "requestValidatorId",
                            "is the validator",
                            s -> s.is(s.stack().all(VALIDATOR).get(0).name() + "-id"))
                    .where(OF_A_ROUTE),
            Control.of(
                            "APIG2, CKV2_AWS_53",
                            METHOD,
                            "requestParameters",
                            "wants every variable of the path",
                            s -> s.is(variables(route(s).orElseThrow())))
                    .where(OF_A_ROUTE),
            Control.of("AWS: integrations", INTEGRATION, "httpMethod", "is the route's", RestApiControls::isItsMethod),
            Control.of(
                    "AWS: integrations",
                    INTEGRATION,
                    "type",
                    "is AWS_PROXY, but MOCK for a preflight",
                    s -> s.is(route(s).isPresent() ? "AWS_PROXY" : "MOCK")),
            Control.of("AWS: integrations", INTEGRATION, "integrationHttpMethod", "is POST", s -> s.is("POST"))
                    .where(OF_A_ROUTE),
            Control.of(
                            "AWS: integrations",
                            INTEGRATION,
                            "uri",
                            "is the function",
                            s -> s.is("arn:aws:apigateway:::gatehouse-"
                                    + s.stack().settings().stack() + "-function"))
                    .where(OF_A_ROUTE),
            Control.of(
                            "AWS: integrations",
                            INTEGRATION,
                            "timeoutMilliseconds",
                            "is 29 seconds at most",
                            s -> s.isBetween(50, 29_000))
                    .where(OF_A_ROUTE),
            Control.of(
                            "CORS",
                            INTEGRATION,
                            "requestTemplates",
                            "answers 204",
                            s -> s.is(Map.of("application/json", "{\"statusCode\":204}")))
                    .where(OF_A_PREFLIGHT),
            Control.of("CORS", INTEGRATION, "passthroughBehavior", "is NEVER", s -> s.is("NEVER"))
                    .where(OF_A_PREFLIGHT),
            Control.of("CORS", PREFLIGHT, "httpMethod", "is OPTIONS", s -> s.is("OPTIONS")),
            Control.of("CORS", PREFLIGHT, "statusCode", "is 204", s -> s.is("204")),
            Control.of(
                    "CORS",
                    PREFLIGHT,
                    "responseParameters",
                    "names the one origin, the path's methods, and what a caller sends",
                    s -> s.is(preflight(s))),
            Control.of("CORS", PREFLIGHT_FORM, "httpMethod", "is OPTIONS", s -> s.is("OPTIONS")),
            Control.of("CORS", PREFLIGHT_FORM, "statusCode", "is 204", s -> s.is("204")),
            Control.of(
                    "CORS",
                    PREFLIGHT_FORM,
                    "responseParameters",
                    "admits the headers of the answer",
                    s -> s.value().orElse(Map.of()) instanceof Map<?, ?> map
                            && map.keySet().equals(preflight(s).keySet())
                            && map.values().stream().allMatch(Boolean.TRUE::equals)),
            Control.of(
                    "CORS",
                    REFUSAL,
                    "responseParameters",
                    "names the one origin",
                    s -> s.is(Map.of("gatewayresponse.header.Access-Control-Allow-Origin", literalOrigin(s)))),
            Control.of(
                    "RFC 6750 3",
                    REFUSAL,
                    "responseTemplates",
                    "has AWS's own body",
                    s -> s.is(Map.of("application/json", "{\"message\":$context.error.messageString}"))),
            Control.of(
                    "RFC 6750 3",
                    REFUSAL,
                    "responseType",
                    "is its name",
                    s -> s.is(s.resource().name())),
            Control.of(
                    "RFC 6750 3",
                    REFUSAL,
                    "statusCode",
                    "is 401 and 403, or each refusal's own",
                    s -> s.value()
                            .equals(Optional.ofNullable(
                                            RestCors.ERROR_RESPONSES.get(s.resource().name()))
                                    .filter(status -> !status.isEmpty()))));

    private RestApiControls() {}

    public static boolean isRest(Control.Seen seen) {
        return seen.stack().settings().api().rest().isPresent();
    }

    private static Optional<Route> route(Control.Seen seen) {
        return seen.stack().settings().routes().stream()
                .filter(route -> route.key().equals(seen.resource().name()))
                .findFirst();
    }

    private static boolean isOpen(Control.Seen seen) {
        return route(seen).map(Route::isPublic).orElse(true);
    }

    private static boolean isItsMethod(Control.Seen seen) {
        return seen.is(seen.resource().name().split(" ", -1)[0]);
    }

    private static Map<String, Object> variables(Route route) {
        return Stream.of("id", "proxy")
                .filter(name -> route.path().matches(".*\\{" + name + "\\+?\\}.*"))
                .collect(Collectors.toMap(name -> "method.request.path." + name, name -> true));
    }

    private static String literalOrigin(Control.Seen seen) {
        return "'" + seen.stack().settings().api().cors().get(0) + "'";
    }

    private static Map<String, Object> preflight(Control.Seen seen) {
        String path = seen.resource().name().substring("OPTIONS ".length());
        Set<String> asked = seen.stack().settings().routes().stream()
                .filter(route -> route.path().equals(path))
                .map(Route::method)
                .collect(Collectors.toSet());
        List<String> methods = Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
                .filter(method -> asked.contains(method) || asked.contains("ANY"))
                .toList();
        Map<String, Object> headers = new HashMap<>();
        headers.put("method.response.header.Access-Control-Allow-Origin", literalOrigin(seen));
        headers.put("method.response.header.Access-Control-Allow-Methods", "'" + String.join(",", methods) + "'");
        headers.put("method.response.header.Access-Control-Allow-Headers", "'authorization,content-type'");
        headers.put("method.response.header.Access-Control-Max-Age", "'300'");
        return headers;
    }
}
