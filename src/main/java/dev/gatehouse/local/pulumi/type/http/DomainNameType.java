package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.state.Addresses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code aws.apigatewayv2.DomainName}, only stored: the local gateway does not serve custom domains. The target of its DNS
 * record is the address of the local API, {@code localhost:9400}, so that a program can tell that it runs locally.
 */
final class DomainNameType extends ResourceType {
    static final String TOKEN = "aws:apigatewayv2/domainName:DomainName";

    DomainNameType() {
        super(HttpApiInputs.DOMAIN_NAME, Set.of("domainName"));
    }

    @Override
    public boolean isImitated() {
        return false;
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("domainName", "domainNameConfiguration");
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return inputs.required("domainName");
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        Map<String, Object> configuration =
                new LinkedHashMap<>(inputs.section("domainNameConfiguration").values());
        configuration.put("hostedZoneId", AwsIds.hostedZoneId(addresses.region()));
        configuration.put("targetDomainName", addresses.api().getAuthority());
        return Map.of(
                "apiMappingSelectionExpression",
                "$request.basepath",
                "arn",
                "arn:aws:apigateway:" + addresses.region() + "::/domainnames/" + id,
                "domainNameConfiguration",
                configuration);
    }
}
