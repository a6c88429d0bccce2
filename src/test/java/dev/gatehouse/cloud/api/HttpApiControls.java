package dev.gatehouse.cloud.api;

import dev.gatehouse.cloud.Control;
import dev.gatehouse.cloud.McpControls;
import dev.gatehouse.settings.api.ExternalIssuer;
import dev.gatehouse.settings.api.Route;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about the HTTP API. */
public final class HttpApiControls {
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";
    private static final String ROUTE = "aws:apigatewayv2/route:Route";
    private static final String STAGE = "aws:apigatewayv2/stage:Stage";
    private static final String INTEGRATION = "aws:apigatewayv2/integration:Integration";
    private static final String PERMISSION = "aws:lambda/permission:Permission";

    /** The routes of an MCP server without a token. */
    private static final Set<String> MCP_PUBLIC = Set.of(
            "GET /.well-known/oauth-protected-resource",
            "GET /.well-known/oauth-protected-resource{path}",
            "GET /.well-known/oauth-authorization-server",
            "OPTIONS {path}",
            "POST /register");

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    public static final List<Control> AUDITED = List.of(
            Control.of(
                    "APIGateway.8, apigatewayv2_api_authorizers_enabled",
                    AUTHORIZER,
                    "authorizerType",
                    "is JWT",
                    s -> s.is("JWT")),
            Control.of(
                    "APIGateway.8, CKV_AWS_309, APIG4",
                    ROUTE,
                    "authorizationType",
                    "is JWT, except for public routes",
                    s -> s.is(isPublic(s) ? "NONE" : "JWT")),
            Control.of(
                    "APIGateway.8, CKV_AWS_309",
                    ROUTE,
                    "authorizerId",
                    "is the API's authorizer; on the MCP route, the authorizer of the MCP server",
                    s -> isPublic(s)
                            ? s.value().isEmpty()
                            : s.is(McpControls.authorizer(
                                            s.stack().settings(), s.resource().name())
                                    + "-id")),
            Control.of(
                    "APIGWDefaultThrottling",
                    STAGE,
                    "defaultRouteSettings.throttlingRateLimit",
                    "is more than 0: a limit of 0 rejects every request with 429",
                    s -> s.isBetween(1, 10_000)),
            Control.of(
                    "APIGWDefaultThrottling",
                    STAGE,
                    "defaultRouteSettings.throttlingBurstLimit",
                    "is more than 0: a limit of 0 rejects every request with 429",
                    s -> s.isBetween(1, 5_000)),
            Control.of(
                    "APIGWDefaultThrottling",
                    STAGE,
                    "routeSettings",
                    "are exactly the throttles of the routes",
                    s -> s.is(routeThrottles(s))),
            Control.of(
                    "APIGateway.9, CKV_AWS_76, APIG1, AWS-0001",
                    STAGE,
                    "accessLogSettings.destinationArn",
                    "is a log group",
                    s -> s.matches("arn:.+")),
            Control.of(
                    "APIGWStructuredLogging",
                    STAGE,
                    "accessLogSettings.format",
                    "is JSON with the caller and without tokens",
                    s -> s.matches("\\{.*\\}")
                            && List.of(
                                            "$context.requestId",
                                            "$context.status",
                                            "$context.authorizer.error",
                                            "$context.authorizer.claims.client_id",
                                            "$context.authorizer.claims.sub",
                                            "$context.integrationErrorMessage")
                                    .stream()
                                    .allMatch(s.value().orElseThrow().toString()::contains)
                            && !s.value()
                                    .orElseThrow()
                                    .toString()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .contains("header")),
            Control.of(
                    "guard LAMBDA_PERMISSION_INVOKE_FUNCTION_ACTION",
                    PERMISSION,
                    "action",
                    "is lambda:InvokeFunction",
                    s -> s.is("lambda:InvokeFunction")),
            Control.of(
                            "Lambda.1, guard LAMBDA_NO_WILDCARD_PRINCIPALS",
                            PERMISSION,
                            "principal",
                            "is API Gateway",
                            s -> s.is("apigateway.amazonaws.com"))
                    .where(HttpApiControls::isRoutePermission),
            Control.of(
                            "CKV_AWS_301, CKV_AWS_364, AWS-0067",
                            PERMISSION,
                            "sourceArn",
                            "is one stage of this API, one method and one path",
                            s -> s.is((RestApiControls.isRest(s)
                                            ? "arn:aws:execute-api:::rest/v1/"
                                            : "arn:aws:execute-api:::api/$default/")
                                    + s.resource()
                                            .name()
                                            .replaceFirst("^ANY", "*")
                                            .replace(" ", "")
                                            .replaceAll("\\{[^}]+\\}", "*")))
                    .where(HttpApiControls::isRoutePermission));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    public static final List<Control> PINNED = List.of(
            Control.of("AWS: HTTP APIs", API, "protocolType", "is HTTP", s -> s.is("HTTP")),
            Control.of(
                    "CORS",
                    API,
                    "corsConfiguration.allowOrigins",
                    "is exactly the settings' list of origins",
                    s -> s.list().equals(s.stack().settings().api().cors())
                            && s.list().stream()
                                    .noneMatch(each -> each.toString().contains("*"))),
            Control.of(
                    "CORS",
                    API,
                    "corsConfiguration.allowCredentials",
                    "is false: requests use tokens instead of cookies",
                    s -> hasCors(s) ? s.is(false) : s.value().isEmpty()),
            Control.of(
                    "CORS",
                    API,
                    "corsConfiguration.allowHeaders",
                    "is authorization and content-type, and with an MCP server the headers of its transport",
                    s -> hasCors(s)
                            ? s.is(McpControls.allowHeaders(s.stack().settings()))
                            : s.value().isEmpty()),
            Control.of(
                    "CORS",
                    API,
                    "corsConfiguration.allowMethods",
                    "is exactly the methods of the routes",
                    s -> new HashSet<>(s.list())
                            .equals(McpControls.invokingRoutes(s.stack().settings()).stream()
                                    .filter(route -> !route.method().equals("OPTIONS"))
                                    .flatMap(route -> route.method().equals("ANY")
                                            ? Stream.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD")
                                            : Stream.of(route.method()))
                                    .filter(method -> hasCors(s))
                                    .collect(Collectors.toSet()))),
            Control.of(
                    "CORS",
                    API,
                    "corsConfiguration.maxAge",
                    "is set",
                    s -> hasCors(s) ? s.isBetween(1, 86_400) : s.value().isEmpty()),
            Control.of(
                    "AWS: default endpoint",
                    API,
                    "disableExecuteApiEndpoint",
                    "is true if the API has a custom domain, otherwise false",
                    s -> s.is(s.stack().settings().api().domain().isPresent())),
            Control.of("Pulumi protect", API, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "RFC 9700 4.3",
                    AUTHORIZER,
                    "identitySources",
                    "is only the Authorization header",
                    s -> s.is(List.of("$request.header.Authorization"))),
            Control.of(
                    "RFC 8725 3.9",
                    AUTHORIZER,
                    "jwtConfiguration.audiences",
                    "is exactly the stack's clients except agents, or the audiences of the external issuer",
                    s -> McpControls.isAuthorizer(s)
                            || s.is(s.stack()
                                    .settings()
                                    .issuer()
                                    .map(ExternalIssuer::audiences)
                                    .orElseGet(() -> s.stack().settings().clients().stream()
                                            .filter(client -> !client.isAgent())
                                            .map(client -> "gatehouse-"
                                                    + s.stack().settings().stack() + "-" + client.name() + "-id")
                                            .toList()))),
            Control.of(
                            "RFC 8707 2",
                            AUTHORIZER,
                            "jwtConfiguration.audiences",
                            "is only the MCP URL on the authorizer of the MCP server",
                            s -> s.is(List.of(McpControls.url(s.stack().settings()))))
                    .where(McpControls::isAuthorizer),
            Control.of(
                            "RFC 8707 2",
                            AUTHORIZER,
                            "jwtConfiguration.audiences",
                            "does not contain the MCP URL on any other authorizer",
                            s -> s.stack().settings().mcp().isEmpty()
                                    || !s.list()
                                            .contains(McpControls.url(s.stack().settings())))
                    .where(s -> !McpControls.isAuthorizer(s)),
            Control.of(
                    "RFC 8725 3.8",
                    AUTHORIZER,
                    "jwtConfiguration.issuer",
                    "is the issuer of the pool or the external issuer",
                    s -> s.stack()
                            .settings()
                            .issuer()
                            .map(issuer -> s.is(issuer.url()))
                            .orElseGet(() -> s.matches("https://cognito-idp\\.[a-z0-9-]+\\.amazonaws\\.com/.+"))),
            Control.of(
                    "AWS: ID tokens pass without scopes",
                    ROUTE,
                    "authorizationScopes",
                    "are exactly the route's scopes, 1 to 10",
                    s -> isPublic(s)
                            ? s.value().isEmpty()
                            : s.is(McpControls.scopes(s.stack().settings(), route(s)))
                                    && s.list().size() <= 10),
            Control.of(
                            "RFC 9728 3, RFC 8414 3, RFC 7591 3",
                            ROUTE,
                            "authorizationType",
                            "is NONE only for public routes of the settings, the metadata, preflight and registration of the MCP server",
                            s -> !s.is("NONE")
                                    || MCP_PUBLIC.contains(s.resource().name().replace(path(s), "{path}"))
                                    || s.stack().settings().routes().contains(route(s)))
                    .where(s -> s.stack().settings().mcp().isPresent()),
            Control.of("AWS: API keys are not authorization", ROUTE, "apiKeyRequired", "is false", s -> s.is(false)),
            Control.of(
                    "AWS: routes",
                    ROUTE,
                    "routeKey",
                    "is the settings' value",
                    s -> s.is(s.resource().name())),
            Control.of(
                    "AWS: metrics", STAGE, "defaultRouteSettings.detailedMetricsEnabled", "is true", s -> s.is(true)),
            Control.of("AWS: stages", STAGE, "name", "is $default", s -> s.is("$default")),
            Control.of("AWS: stages", STAGE, "autoDeploy", "is true: changes take effect at once", s -> s.is(true)),
            Control.of("Pulumi protect", STAGE, "protect", "is true", s -> s.is(true))
                    .whenProtected(),
            Control.of(
                    "AWS: payload format",
                    INTEGRATION,
                    "payloadFormatVersion",
                    "is the format that the function reads",
                    s -> s.is(
                            isMetadata(s)
                                    ? "2.0"
                                    : s.stack().settings().api().payloadFormat().version())),
            Control.of("AWS: integrations", INTEGRATION, "integrationType", "is AWS_PROXY", s -> s.is("AWS_PROXY")),
            Control.of("AWS: integrations", INTEGRATION, "integrationMethod", "is POST", s -> s.is("POST")),
            Control.of(
                    "AWS: integrations",
                    INTEGRATION,
                    "timeoutMilliseconds",
                    "is at most 30 seconds",
                    s -> s.isBetween(50, 30_000)),
            Control.of(
                    "AWS: integrations",
                    INTEGRATION,
                    "integrationUri",
                    "is the function",
                    s -> s.is("arn:aws:test:::gatehouse-" + s.stack().settings().stack()
                            + (isMetadata(s) ? "-mcp-metadata" : "-function") + (snapStart(s) ? ":live" : ""))),
            Control.of(
                            "AWS: invoke permissions",
                            PERMISSION,
                            "qualifier",
                            "is the alias, if callers use one",
                            s -> s.value().equals(snapStart(s) ? Optional.of("live") : Optional.empty()))
                    .where(HttpApiControls::isRoutePermission),
            Control.of(
                            "AWS: invoke permissions",
                            PERMISSION,
                            "function",
                            "is the function",
                            s -> s.is(McpControls.function(
                                            s.stack().settings(), s.resource().name())
                                    + "-0000000"))
                    .where(HttpApiControls::isRoutePermission));

    private HttpApiControls() {}

    private static boolean hasCors(Control.Argument argument) {
        return !argument.stack().settings().api().cors().isEmpty();
    }

    /** Permissions of routes have the route key as their name. */
    private static boolean isRoutePermission(Control.Argument argument) {
        return argument.resource().name().contains(" /");
    }

    /** Of the MCP server. */
    private static String path(Control.Argument argument) {
        return argument.stack().settings().mcp().orElseThrow().path();
    }

    private static boolean isMetadata(Control.Argument argument) {
        return argument.resource().name().endsWith("-mcp-metadata");
    }

    private static Route route(Control.Argument argument) {
        return McpControls.routes(argument.stack().settings()).stream()
                .filter(route -> Optional.of((Object) route.key())
                        .equals(Optional.of(argument.resource().name())))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no route for " + argument.resource().name()));
    }

    private static List<Map<String, Object>> routeThrottles(Control.Argument argument) {
        return McpControls.routes(argument.stack().settings()).stream()
                .flatMap(route -> route.throttle().stream()
                        .map(throttle -> Map.<String, Object>of(
                                "routeKey",
                                route.key(),
                                "throttlingBurstLimit",
                                (double) throttle.burst(),
                                "throttlingRateLimit",
                                (double) throttle.rate(),
                                "detailedMetricsEnabled",
                                true)))
                .toList();
    }

    private static boolean snapStart(Control.Argument argument) {
        return argument.stack().settings().function().snapStart();
    }

    private static boolean isPublic(Control.Argument argument) {
        return route(argument).isPublic();
    }
}
