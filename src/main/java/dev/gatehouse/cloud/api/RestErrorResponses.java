package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigateway.Response;
import com.pulumi.aws.apigateway.ResponseArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gateway responses of a REST API: with an allowed origin, all errors have the CORS header; with an MCP server, each 401
 * names the metadata (RFC 9728 section 5.1). An API has one response of each type, so every 401 names the metadata, also of
 * routes that agents cannot call.
 *
 * @param origin that may read the errors; empty if no page may
 * @param challenge the value of {@code WWW-Authenticate}; empty without an MCP server
 */
record RestErrorResponses(Optional<String> origin, Optional<Output<String>> challenge) {
    private static final String UNAUTHORIZED = "UNAUTHORIZED";

    /** Gateway response types, with the status code if the type has only one. */
    static final Map<String, String> TYPES =
            Map.of(UNAUTHORIZED, "401", "ACCESS_DENIED", "403", "DEFAULT_4XX", "", "DEFAULT_5XX", "");

    /**
     * The default body of AWS. A customized response without a template has no body (Gateway responses in API Gateway).
     */
    private static final String BODY = "{\"message\":$context.error.messageString}";

    /** Declares the responses; returns the resources that a deployment contains. */
    List<Resource> declare(RestResources api, Resource parent) {
        List<Resource> all = new ArrayList<>();
        TYPES.forEach((type, status) -> {
            Map<String, Output<String>> headers = headers(type);
            if (!headers.isEmpty()) {
                all.add(response(type, status, headers, api, parent));
            }
        });
        return all;
    }

    private Map<String, Output<String>> headers(String type) {
        Map<String, Output<String>> headers = new HashMap<>();
        origin.ifPresent(page -> headers.put(RestCors.ALLOW_ORIGIN, Output.of(page)));
        challenge.filter(value -> type.equals(UNAUTHORIZED)).ifPresent(value -> {
            headers.put("WWW-Authenticate", value);
            origin.ifPresent(page -> headers.put("Access-Control-Expose-Headers", Output.of("WWW-Authenticate")));
        });
        return headers;
    }

    private static Resource response(
            String type, String status, Map<String, Output<String>> headers, RestResources api, Resource parent) {
        ResponseArgs.Builder args = ResponseArgs.builder()
                .restApiId(api.apiId())
                .responseType(type)
                .responseParameters(OutputValues.map(headers)
                        .applyValue(known -> RestMock.literals("gatewayresponse.header.", known)))
                .responseTemplates(Map.of("application/json", BODY));
        if (!status.isEmpty()) {
            args.statusCode(status);
        }
        return new Response(
                ChildOptions.childName(parent, type), args.build(), ChildOptions.namedChildOf(parent, type));
    }
}
