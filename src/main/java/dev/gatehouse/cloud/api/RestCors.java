package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.IntegrationResponse;
import com.pulumi.aws.apigateway.IntegrationResponseArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.MethodResponse;
import com.pulumi.aws.apigateway.MethodResponseArgs;
import com.pulumi.aws.apigateway.Response;
import com.pulumi.aws.apigateway.ResponseArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * CORS of a REST API: an OPTIONS method for each path, and gateway responses with the allowed origin, so that a page
 * can read a 401. The function adds the header to its own responses. Without an allowed origin, nothing is declared.
 */
final class RestCors extends ComponentResource {
    /** {@link RestDeploymentTrigger} includes the preflight headers. */
    static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private static final String PREFLIGHT_STATUS = "204";

    /** Gateway response types, with the status code if the type has only one. */
    static final Map<String, String> ERROR_RESPONSES =
            Map.of("UNAUTHORIZED", "401", "ACCESS_DENIED", "403", "DEFAULT_4XX", "", "DEFAULT_5XX", "");

    /**
     * The default body of AWS. A customized response without a template has no body (Gateway responses in API Gateway).
     */
    private static final String ERROR_BODY = "{\"message\":$context.error.messageString}";

    private final List<Resource> deployed = new ArrayList<>();

    RestCors(String name, Settings settings, RestResources api, ComponentResourceOptions options) {
        super("gatehouse:cloud:RestCors", name, options);
        // One origin or none: a gateway response cannot choose an origin, so settings allow only one.
        settings.api().cors().forEach(origin -> {
            settings.routes().stream()
                    .map(Route::path)
                    .distinct()
                    .forEach(path -> preflight(path, headers(origin, path, settings.routes()), api));
            ERROR_RESPONSES.forEach((type, status) -> errorResponse(type, status, origin, api));
        });
        registerOutputs(Map.of());
    }

    /** The resources that a deployment contains. */
    List<Resource> deployed() {
        return List.copyOf(deployed);
    }

    /** The headers of the preflight response for a path. */
    static Map<String, String> headers(String origin, String path, List<Route> routes) {
        List<Route> here =
                routes.stream().filter(route -> route.path().equals(path)).toList();
        return Map.of(
                ALLOW_ORIGIN,
                origin,
                "Access-Control-Allow-Methods",
                String.join(",", CorsMethods.of(here)),
                "Access-Control-Allow-Headers",
                String.join(",", CorsMethods.ALLOW_HEADERS),
                "Access-Control-Max-Age",
                String.valueOf(CorsMethods.MAX_AGE_SECONDS));
    }

    private void preflight(String path, Map<String, String> headers, RestResources api) {
        String methodName = "OPTIONS " + path;
        String name = ChildOptions.childName(this, methodName);
        Method method = new Method(
                name,
                MethodArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod("OPTIONS")
                        // A preflight carries no token (Fetch standard, CORS-preflight fetch).
                        .authorization("NONE")
                        .apiKeyRequired(false)
                        .build(),
                ChildOptions.namedChildOf(this, methodName));
        Integration integration = new Integration(
                name,
                IntegrationArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(method.httpMethod())
                        .type("MOCK")
                        .requestTemplates(Map.of(
                                "application/json",
                                JsonText.text(JsonText.object("statusCode", Integer.valueOf(PREFLIGHT_STATUS)))))
                        .passthroughBehavior("NEVER")
                        .build(),
                ChildOptions.namedChildOf(this, methodName));
        MethodResponse methodResponse = new MethodResponse(
                name,
                MethodResponseArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(method.httpMethod())
                        .statusCode(PREFLIGHT_STATUS)
                        .responseParameters(headers.keySet().stream()
                                .collect(
                                        Collectors.toMap(header -> "method.response.header." + header, header -> true)))
                        .build(),
                ChildOptions.namedChildOf(this, methodName));
        IntegrationResponse integrationResponse = new IntegrationResponse(
                name,
                IntegrationResponseArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(method.httpMethod())
                        .statusCode(methodResponse.statusCode())
                        .responseParameters(literals("method.response.header.", headers))
                        .build(),
                ChildOptions.namedChildOf(this, methodName, integration));
        deployed.addAll(List.of(method, integration, methodResponse, integrationResponse));
    }

    private void errorResponse(String type, String status, String origin, RestResources api) {
        ResponseArgs.Builder args = ResponseArgs.builder()
                .restApiId(api.apiId())
                .responseType(type)
                .responseParameters(literals("gatewayresponse.header.", Map.of(ALLOW_ORIGIN, origin)))
                .responseTemplates(Map.of("application/json", ERROR_BODY));
        if (!status.isEmpty()) {
            args.statusCode(status);
        }
        deployed.add(
                new Response(ChildOptions.childName(this, type), args.build(), ChildOptions.namedChildOf(this, type)));
    }

    /** API Gateway expects literal values in single quotes. */
    private static Map<String, String> literals(String prefix, Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> prefix + header.getKey(), header -> "'" + header.getValue() + "'"));
    }
}
