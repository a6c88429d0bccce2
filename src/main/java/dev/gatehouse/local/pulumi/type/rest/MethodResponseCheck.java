package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks that the method declares the response and the headers that its integration sends. OBS: both messages appear in
 * issues of infrastructure tools.
 */
final class MethodResponseCheck {
    private MethodResponseCheck() {}

    /** @param inputs of an integration response */
    static List<ValidationError> check(Properties inputs, Resources existing) {
        Optional<Properties> declared =
                existing.all(RestApiTypes.METHOD_RESPONSE, "restApi", inputs.required("restApi")).stream()
                        .map(Resource::inputs)
                        .filter(each -> Stream.of("resourceId", "httpMethod", "statusCode")
                                .allMatch(key -> each.text(key).equals(inputs.text(key))))
                        .findFirst();
        if (declared.isEmpty()) {
            return List.of(new ValidationError(
                    "statusCode",
                    "NotFoundException: Invalid Response status code specified: let it depend on an"
                            + " aws.apigateway.MethodResponse with the status code " + inputs.required("statusCode")));
        }
        Properties headers = declared.get().section("responseParameters");
        return inputs.section("responseParameters").values().keySet().stream()
                .filter(header -> !headers.has(header))
                .sorted()
                .map(header -> new ValidationError(
                        "responseParameters",
                        "BadRequestException: Invalid mapping expression parameter specified: " + header
                                + ": add it to responseParameters of the aws.apigateway.MethodResponse"))
                .toList();
    }
}
