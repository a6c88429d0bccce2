package dev.gatehouse.cloud;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.mcp.McpSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Rules about the MCP server of an API: who gets tokens for it, and what it publishes. */
public final class McpControls {
    private static final String CLIENT = "aws:cognito/userPoolClient:UserPoolClient";
    private static final String SERVER = "aws:cognito/resourceServer:ResourceServer";
    private static final String POLICY = "aws:cloudcontrol/resource:Resource";
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String DOCUMENT = "aws:apigateway/integrationResponse:IntegrationResponse";

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of(
                            "RFC 8707 2",
                            SERVER,
                            "identifier",
                            "is the MCP URL, on the resource server of the MCP server",
                            s -> s.is(url(settings(s))))
                    .where(McpControls::isScopeServer),
            Control.of(
                            "RFC 9700 2.3",
                            SERVER,
                            "scopes",
                            "are exactly those of gatehouse:mcp, on the resource server of the MCP server",
                            s -> s.list().stream()
                                    .map(scope -> ((Map<?, ?>) scope).get("scopeName"))
                                    .toList()
                                    .equals(List.copyOf(mcp(s).scopes().keySet())))
                    .where(McpControls::isScopeServer),
            agent("MCP authorization", "generateSecret", "is false for the kind agent", s -> s.is(false)),
            agent("RFC 9700 2.1.2", "allowedOauthFlows", "is only code for the kind agent", s -> s.is(List.of("code"))),
            agent(
                    "RFC 9700 2.4",
                    "explicitAuthFlows",
                    "contains no password sign-in for the kind agent",
                    s -> s.is(List.of("ALLOW_CUSTOM_AUTH"))),
            agent(
                    "MCP authorization",
                    "refreshTokenRotation.feature",
                    "is ENABLED for the kind agent",
                    s -> s.is("ENABLED")),
            agent("RFC 7009", "enableTokenRevocation", "is true for the kind agent", s -> s.is(true)),
            agent(
                    "RFC 8707 2",
                    "allowedOauthScopes",
                    "contains only scopes of the MCP server and openid for the kind agent",
                    s -> !s.list().isEmpty()
                            && s.list().stream()
                                    .allMatch(scope -> scope.equals("openid")
                                            || fullNames(settings(s)).contains(scope))),
            Control.of(
                            "RFC 8707 2",
                            CLIENT,
                            "allowedOauthScopes",
                            "contains no scope of the MCP server, except for the kind agent",
                            s -> s.list().stream()
                                    .noneMatch(scope -> scope.toString().startsWith(url(settings(s)) + "/")))
                    .where(s -> settings(s).mcp().isPresent()
                            && !s.stack().client(s.resource()).isAgent()),
            Control.of(
                    "AWS: CIMD policies",
                    POLICY,
                    "typeName",
                    "is AWS::Cognito::CIMDPolicy",
                    s -> s.is("AWS::Cognito::CIMDPolicy")),
            Control.of(
                    "AWS: CIMD policies",
                    POLICY,
                    "desiredState",
                    "leads at most 5 documents of the settings to the client of gatehouse:mcp",
                    s -> s.value().map(Object::toString).equals(policy(s))),
            api("RFC 8707 2", "MCP_URL", "is the MCP URL", s -> Optional.of(url(settings(s)))),
            api("the function's tools", "MCP_PATH", "is the settings' value", s -> Optional.of(mcp(s).path())),
            api(
                    "the function's tools",
                    "MCP_TOOLS",
                    "contains the scope and the group of every tool",
                    McpControls::tools),
            api(
                    "MCP transports, Origin",
                    "MCP_ORIGINS",
                    "is the settings' list of origins, if there is one",
                    s -> Optional.of(String.join(",", settings(s).api().cors())).filter(text -> !text.isEmpty())),
            metadata("RFC 9728 3", "MCP_PATH", "is the settings' value", s -> Optional.of(mcp(s).path())),
            metadata(
                    "RFC 9728 2",
                    "MCP_RESOURCE",
                    "names this API as the only authorization server",
                    s -> Optional.of(JsonText.text(resource(settings(s))))),
            metadata(
                    "RFC 8414 2",
                    "MCP_SERVER",
                    "names the API's origin as the issuer and the endpoints of the user pool",
                    s -> Optional.of(JsonText.text(server(settings(s))))),
            metadata(
                    "RFC 7591 3.2.1",
                    "MCP_REGISTRATION",
                    "names one declared client, only with registration: shared",
                    McpControls::registration),
            Control.of(
                            "AWS: handlers",
                            FUNCTION,
                            "handler",
                            "is the handler of the metadata",
                            s -> s.is("dev.gatehouse.function.McpMetadataHandler::handleRequest"))
                    .where(McpControls::isMetadataFunction),
            Control.of(
                    "RFC 9728 3, RFC 8414 3",
                    DOCUMENT,
                    "responseTemplates",
                    "is the metadata of the path, and absent on a preflight",
                    s -> document(s)
                            .map(json -> s.value().orElse(Map.of()) instanceof Map<?, ?> templates
                                    && templates.keySet().equals(Set.of("application/json"))
                                    && isJson(templates.get("application/json"), json))
                            .orElse(s.value().isEmpty())));

    private McpControls() {}

    private static Control agent(String source, String path, String rule, Control.Check check) {
        return Control.of(source, CLIENT, path, rule, check)
                .where(s -> s.stack().client(s.resource()).isAgent());
    }

    private static Control api(
            String source, String name, String rule, Function<Control.Argument, Optional<String>> expected) {
        return variable(source, name, "of the API's function " + rule, expected)
                .where(s -> s.resource().name().endsWith("-function"));
    }

    private static Control metadata(
            String source, String name, String rule, Function<Control.Argument, Optional<String>> expected) {
        return variable(source, name, "of the metadata function " + rule, expected)
                .where(McpControls::isMetadataFunction);
    }

    private static Control variable(
            String source, String name, String rule, Function<Control.Argument, Optional<String>> expected) {
        return Control.of(
                source,
                FUNCTION,
                "environment.variables." + name,
                rule,
                s -> s.value()
                        .map(Object::toString)
                        .equals(settings(s).mcp().isPresent() ? expected.apply(s) : Optional.empty()));
    }

    /** The routes of the settings with those of the MCP server. */
    public static List<Route> routes(Settings settings) {
        List<Route> routes = new ArrayList<>(settings.routes());
        settings.mcpRoutes().ifPresent(mcp -> routes.addAll(mcp.all()));
        return routes;
    }

    /** The routes that invoke a function: a REST API answers with the metadata itself. */
    public static List<Route> invokingRoutes(Settings settings) {
        List<Route> routes = routes(settings);
        if (settings.api().rest().isPresent()) {
            settings.mcpRoutes().ifPresent(mcp -> routes.removeAll(mcp.metadata()));
        }
        return routes;
    }

    /** The resource name of the function that a route invokes. */
    public static String function(Settings settings, String routeKey) {
        boolean open = settings.mcpRoutes().stream()
                .flatMap(mcp -> mcp.open().stream())
                .anyMatch(route -> route.key().equals(routeKey));
        return "gatehouse-" + settings.stack() + (open ? "-mcp-metadata" : "-function");
    }

    /** Whether the route is the MCP server. */
    public static boolean isServer(Settings settings, String routeKey) {
        return settings.mcpRoutes()
                .filter(mcp -> mcp.server().key().equals(routeKey))
                .isPresent();
    }

    /** Whether the authorizer is that of the MCP server. */
    public static boolean isAuthorizer(Control.Argument argument) {
        return argument.resource().name().endsWith("-mcp");
    }

    /** The name of the authorizer that a route has. */
    public static String authorizer(Settings settings, String routeKey) {
        return "gatehouse-" + settings.stack()
                + (settings.api().rest().isPresent() ? "-rest" : "-api")
                + (isServer(settings, routeKey) ? "-mcp" : "");
    }

    /** The full names of the scopes that a route needs. */
    public static List<String> scopes(Settings settings, Route route) {
        return route.scopes().stream()
                .map(scope -> isServer(settings, route.key())
                        ? url(settings) + "/" + scope
                        : settings.scopes().expand(scope))
                .toList();
    }

    /** The MCP URL of a stack. */
    public static String url(Settings settings) {
        return origin(settings) + settings.mcp().orElseThrow().path();
    }

    /** The value of {@code WWW-Authenticate} in the 401 of a REST API. */
    public static String challenge(Settings settings) {
        McpSettings mcp = settings.mcp().orElseThrow();
        return "Bearer resource_metadata=\"" + origin(settings) + "/.well-known/oauth-protected-resource" + mcp.path()
                + "\", scope=\"" + String.join(" ", offered(settings)) + "\"";
    }

    /** The headers that pages may send. */
    public static List<String> allowHeaders(Settings settings) {
        return settings.mcp().isPresent()
                ? List.of("authorization", "content-type", "mcp-protocol-version", "mcp-method", "mcp-name")
                : List.of("authorization", "content-type");
    }

    static boolean isScopeServer(Control.Argument argument) {
        return argument.resource()
                .name()
                .equals("gatehouse-" + settings(argument).stack() + "-mcp-scopes");
    }

    /** The scopes of a client in its tokens. */
    static List<String> scopes(Settings settings, Client client) {
        return client.scopes().stream()
                .map(scope -> client.isAgent() && !scope.equals("openid")
                        ? url(settings) + "/" + scope
                        : settings.scopes().expand(scope))
                .toList();
    }

    private static String origin(Settings settings) {
        return settings.api()
                .domain()
                .map(domain -> "https://" + domain.host())
                .orElse("https://api.execute-api.eu-west-1.amazonaws.com");
    }

    private static List<String> offered(Settings settings) {
        return settings.mcp().orElseThrow().offered().stream()
                .map(scope -> url(settings) + "/" + scope)
                .toList();
    }

    private static Set<String> fullNames(Settings settings) {
        return settings.mcp().stream()
                .flatMap(mcp -> mcp.scopes().keySet().stream())
                .map(scope -> url(settings) + "/" + scope)
                .collect(Collectors.toSet());
    }

    private static Settings settings(Control.Argument argument) {
        return argument.stack().settings();
    }

    private static McpSettings mcp(Control.Argument argument) {
        return settings(argument).mcp().orElseThrow();
    }

    private static boolean isMetadataFunction(Control.Argument argument) {
        return argument.resource().name().endsWith("-mcp-metadata");
    }

    private static Optional<String> tools(Control.Argument argument) {
        return Optional.of(mcp(argument).tools().entrySet().stream()
                        .map(tool -> tool.getKey() + "=" + tool.getValue().scope()
                                + tool.getValue()
                                        .group()
                                        .map(group -> "," + group)
                                        .orElse(""))
                        .collect(Collectors.joining(";")))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> policy(Control.Argument argument) {
        String name = argument.resource().name();
        String prefix = "gatehouse-" + settings(argument).stack();
        List<String> documents = mcp(argument).documents();
        String number = name.substring(name.lastIndexOf('-') + 1);
        int first = (Integer.parseInt(number) - 1) * 5;
        return Optional.of(JsonText.text(JsonText.object(
                "UserPoolId",
                prefix + "-users-id",
                "ClientId",
                prefix + "-" + mcp(argument).client().orElseThrow() + "-id",
                "PolicyName",
                "documents-" + number,
                "URLPatterns",
                documents.subList(first, Math.min(first + 5, documents.size())),
                "CacheDuration",
                86_400)));
    }

    private static JsonObject resource(Settings settings) {
        return JsonText.object(
                "resource",
                url(settings),
                "authorization_servers",
                List.of(origin(settings)),
                "scopes_supported",
                offered(settings),
                "bearer_methods_supported",
                List.of("header"),
                "resource_name",
                "gatehouse-" + settings.stack());
    }

    private static JsonObject server(Settings settings) {
        String pages = "https://" + settings.domain().orElseThrow().prefix().orElseThrow() + ".auth."
                + settings.region() + ".amazoncognito.com";
        JsonObject document = JsonText.object(
                "issuer",
                origin(settings),
                "authorization_endpoint",
                pages + "/oauth2/authorize",
                "token_endpoint",
                pages + "/oauth2/token",
                "revocation_endpoint",
                pages + "/oauth2/revoke",
                "jwks_uri",
                "https://cognito-idp." + settings.region() + ".amazonaws.com/gatehouse-" + settings.stack()
                        + "-users-id/.well-known/jwks.json",
                "response_types_supported",
                List.of("code"),
                "grant_types_supported",
                List.of("authorization_code", "refresh_token"),
                "code_challenge_methods_supported",
                List.of("S256"),
                "token_endpoint_auth_methods_supported",
                List.of("none"),
                "scopes_supported",
                settings.mcp().orElseThrow().scopes().keySet().stream()
                        .map(scope -> url(settings) + "/" + scope)
                        .toList());
        if (!settings.mcp().orElseThrow().documents().isEmpty()) {
            document.addProperty("client_id_metadata_document_supported", true);
        }
        if (settings.mcp().orElseThrow().sharesRegistration()) {
            document.addProperty("registration_endpoint", origin(settings) + "/register");
        }
        return document;
    }

    private static Optional<String> registration(Control.Argument argument) {
        Settings settings = settings(argument);
        if (!mcp(argument).sharesRegistration()) {
            return Optional.empty();
        }
        Client client = settings.client(mcp(argument).client().orElseThrow()).orElseThrow();
        return Optional.of(JsonText.text(JsonText.object(
                "client_id",
                "gatehouse-" + settings.stack() + "-" + client.name() + "-id",
                "client_name",
                client.name(),
                "redirect_uris",
                client.callbackUrls(),
                "scope",
                String.join(" ", offered(settings)))));
    }

    /** The document that a method of a REST API answers with; empty for a preflight. */
    private static Optional<JsonObject> document(Control.Argument argument) {
        String name = argument.resource().name();
        if (name.equals("GET /.well-known/oauth-authorization-server")) {
            return Optional.of(server(settings(argument)));
        }
        return name.startsWith("GET /.well-known/oauth-protected-resource")
                ? Optional.of(resource(settings(argument)))
                : Optional.empty();
    }

    private static boolean isJson(Object text, JsonObject expected) {
        try {
            return JsonParser.parseString(text.toString()).equals(expected);
        } catch (com.google.gson.JsonParseException e) {
            return false;
        }
    }
}
