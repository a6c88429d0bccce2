package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.state.Addresses;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.apigatewayv2.ApiMapping}: without a base path, the stage of a REST API answers at the root of the local
 * address, as at the root of the custom domain on AWS. The stage {@code $default} of an HTTP API answers there anyway.
 */
public final class ApiMappingType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/apiMapping:ApiMapping";

    ApiMappingType() {
        super(HttpApiInputs.API_MAPPING, Set.of("apiId", "domainName"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("apiId", "domainName", "stage");
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }
}
