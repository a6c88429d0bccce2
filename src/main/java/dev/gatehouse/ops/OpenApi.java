package dev.gatehouse.ops;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Route;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The OpenAPI 3.1 description of an API: its routes, their scopes, and the token endpoints. The function decides the content
 * of requests and responses, so the description does not contain it.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI Specification 3.1.0</a>
 */
final class OpenApi {
    private static final String SCHEME = "oauth2";

    /** The methods of a Path Item; ANY means all of them. */
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH");

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}+]+)\\+?\\}");

    private final DeployedStack stack;

    private OpenApi(DeployedStack stack) {
        this.stack = stack;
    }

    static JsonObject of(DeployedStack stack) {
        return new OpenApi(stack).document();
    }

    private JsonObject document() {
        JsonObject document = new JsonObject();
        document.addProperty("openapi", "3.1.0");
        document.add("info", object("title", "Gatehouse", "version", "0.1.0"));
        document.add("servers", array(object("url", stack.apiUrl())));
        JsonObject paths = paths();
        document.add("paths", paths);
        JsonObject components = new JsonObject();
        JsonObject schemes = new JsonObject();
        schemes.add(SCHEME, scheme());
        stack.mcpUrl().ifPresent(url -> {
            McpOpenApi mcp = new McpOpenApi(stack, url);
            mcp.scheme().ifPresent(scheme -> {
                paths.add(mcp.path(), mcp.item());
                schemes.add(McpOpenApi.SCHEME, scheme);
            });
        });
        components.add("securitySchemes", schemes);
        components.add("responses", errorResponses());
        document.add("components", components);
        return document;
    }

    private JsonObject paths() {
        JsonObject paths = new JsonObject();
        for (Route route : stack.routes()) {
            // OpenAPI has no greedy variables: a variable for one segment is the closest.
            String path = route.path().replace("+}", "}");
            if (!paths.has(path)) {
                paths.add(path, item(path));
            }
            JsonObject item = paths.getAsJsonObject(path);
            if (!route.method().equals("ANY")) {
                item.add(route.method().toLowerCase(Locale.ROOT), operation(route));
            }
        }
        // A route with its own method takes precedence over ANY.
        for (Route route : stack.routes()) {
            if (route.method().equals("ANY")) {
                JsonObject item = paths.getAsJsonObject(route.path().replace("+}", "}"));
                METHODS.stream()
                        .filter(method -> !item.has(method.toLowerCase(Locale.ROOT)))
                        .forEach(method -> item.add(method.toLowerCase(Locale.ROOT), operation(route)));
            }
        }
        return paths;
    }

    private static JsonObject item(String path) {
        JsonObject item = new JsonObject();
        JsonArray parameters = new JsonArray();
        Matcher variables = VARIABLE.matcher(path);
        while (variables.find()) {
            JsonObject parameter = object("name", variables.group(1), "in", "path");
            parameter.addProperty("required", true);
            parameter.add("schema", object("type", "string"));
            parameters.add(parameter);
        }
        if (!parameters.isEmpty()) {
            item.add("parameters", parameters);
        }
        return item;
    }

    private JsonObject operation(Route route) {
        JsonObject operation = new JsonObject();
        // Alternatives: a token needs only one of the route's scopes.
        JsonArray security = new JsonArray();
        for (String scope : route.scopes()) {
            JsonObject one = new JsonObject();
            JsonArray scopes = new JsonArray();
            scopes.add(stack.scopes().getOrDefault(scope, scope));
            one.add(SCHEME, scopes);
            security.add(one);
        }
        operation.add("security", security);
        JsonObject responses = new JsonObject();
        responses.add("default", object("description", "The response of the function"));
        if (!route.isPublic()) {
            responses.add("401", object("$ref", "#/components/responses/Unauthorized"));
            responses.add("403", object("$ref", "#/components/responses/Forbidden"));
        }
        operation.add("responses", responses);
        return operation;
    }

    private JsonObject scheme() {
        if (stack.authUrl().isEmpty()) {
            JsonObject scheme = object("type", "openIdConnect");
            scheme.addProperty("openIdConnectUrl", stack.discoveryUrl());
            return scheme;
        }
        String base = stack.authUrl().get() + "/oauth2/";
        JsonObject code = object("authorizationUrl", base + "authorize", "tokenUrl", base + "token");
        code.addProperty("refreshUrl", base + "token");
        code.add("scopes", scopes(Caller.USER));
        JsonObject machine = object("tokenUrl", base + "token");
        machine.add("scopes", scopes(Caller.MACHINE));
        JsonObject flows = new JsonObject();
        flows.add("authorizationCode", code);
        flows.add("clientCredentials", machine);
        JsonObject scheme = object("type", "oauth2");
        scheme.add("flows", flows);
        return scheme;
    }

    /** Who requests a token: only users have groups. */
    private enum Caller {
        USER,
        MACHINE
    }

    private JsonObject scopes(Caller caller) {
        JsonObject scopes = new JsonObject();
        stack.scopes().forEach((name, full) -> scopes.addProperty(full, name + condition(name, caller)));
        stack.routes().stream()
                .flatMap(route -> route.scopes().stream())
                .filter(scope -> !stack.scopes().containsKey(scope))
                .forEach(standard -> scopes.addProperty(standard, standard));
        return scopes;
    }

    /** The condition for a scope that is granted by group; empty for any other scope. */
    private String condition(String scope, Caller caller) {
        List<String> groups = stack.scopeGroups().getOrDefault(scope, List.of());
        if (groups.isEmpty()) {
            return "";
        }
        return caller == Caller.USER
                ? ": only members of " + String.join(" or ", groups) + " get it"
                : ": a machine client has no groups and gets it if its scopes contain it";
    }

    private static JsonObject errorResponses() {
        JsonObject errorResponses = new JsonObject();
        errorResponses.add("Unauthorized", object("description", "The token is missing, or the authorizer rejects it"));
        errorResponses.add(
                "Forbidden",
                object(
                        "description",
                        "The token has none of the route's scopes, or its user is not in the route's group"));
        return errorResponses;
    }

    static JsonArray array(JsonObject item) {
        JsonArray array = new JsonArray();
        array.add(item);
        return array;
    }

    static JsonObject object(String... pairs) {
        JsonObject object = new JsonObject();
        for (int i = 0; i < pairs.length; i += 2) {
            object.addProperty(pairs[i], pairs[i + 1]);
        }
        return object;
    }
}
