package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Integration;
import com.pulumi.aws.apigateway.IntegrationArgs;
import com.pulumi.aws.apigateway.IntegrationResponse;
import com.pulumi.aws.apigateway.IntegrationResponseArgs;
import com.pulumi.aws.apigateway.Method;
import com.pulumi.aws.apigateway.MethodArgs;
import com.pulumi.aws.apigateway.MethodResponse;
import com.pulumi.aws.apigateway.MethodResponseArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A public method of a REST API with a fixed response and without a backend.
 *
 * @param status such as {@code 204}
 * @param headers fixed values by name
 * @param body a JSON text; empty for a response without a body
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html">Mock
 *     integrations for REST APIs in API Gateway</a>
 */
record RestMock(String method, String path, String status, Map<String, String> headers, Optional<Output<String>> body) {

    /** Declares the method; returns the resources that a deployment contains. */
    List<Resource> declare(RestResources api, Resource parent) {
        String methodName = method + " " + path;
        String name = ChildOptions.childName(parent, methodName);
        Method declared = new Method(
                name,
                MethodArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(method)
                        .authorization("NONE")
                        .apiKeyRequired(false)
                        .build(),
                ChildOptions.namedChildOf(parent, methodName));
        Integration integration = new Integration(
                name,
                IntegrationArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(declared.httpMethod())
                        .type("MOCK")
                        .requestTemplates(Map.of(
                                "application/json",
                                JsonText.text(JsonText.object("statusCode", Integer.valueOf(status)))))
                        .passthroughBehavior("NEVER")
                        .build(),
                ChildOptions.namedChildOf(parent, methodName));
        MethodResponse methodResponse = new MethodResponse(
                name,
                MethodResponseArgs.builder()
                        .restApi(api.apiId())
                        .resourceId(api.resourceId(path))
                        .httpMethod(declared.httpMethod())
                        .statusCode(status)
                        .responseParameters(headers.keySet().stream()
                                .collect(
                                        Collectors.toMap(header -> "method.response.header." + header, header -> true)))
                        .build(),
                ChildOptions.namedChildOf(parent, methodName));
        IntegrationResponseArgs.Builder response = IntegrationResponseArgs.builder()
                .restApi(api.apiId())
                .resourceId(api.resourceId(path))
                .httpMethod(declared.httpMethod())
                .statusCode(methodResponse.statusCode())
                .responseParameters(literals("method.response.header.", headers));
        body.ifPresent(text -> response.responseTemplates(text.applyValue(json -> Map.of("application/json", json))));
        IntegrationResponse integrationResponse = new IntegrationResponse(
                name, response.build(), ChildOptions.namedChildOf(parent, methodName, integration));
        return List.of(declared, integration, methodResponse, integrationResponse);
    }

    /** API Gateway expects literal values in single quotes. */
    static Map<String, String> literals(String prefix, Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(header -> prefix + header.getKey(), header -> "'" + header.getValue() + "'"));
    }
}
