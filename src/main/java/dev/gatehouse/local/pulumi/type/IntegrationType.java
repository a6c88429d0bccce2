package dev.gatehouse.local.pulumi.type;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Finding;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Integration}, of type AWS_PROXY with a function. */
final class IntegrationType extends ResourceType {
    static final String TOKEN = "aws:apigatewayv2/integration:Integration";

    IntegrationType() {
        super(TOKEN, Set.of("apiId", "integrationType", "integrationSubtype"));
    }

    @Override
    List<String> required() {
        return List.of("apiId", "integrationType", "integrationUri");
    }

    @Override
    List<Finding> forms(Properties inputs) {
        List<Finding> findings = new ArrayList<>();
        if (inputs.text("integrationType")
                .filter(type -> !type.equals("AWS_PROXY"))
                .isPresent()) {
            findings.add(new Finding("integrationType", "only AWS_PROXY is imitated locally"));
        }
        int timeout = inputs.integer("timeoutMilliseconds", 30_000);
        if (timeout < 50 || timeout > 30_000) {
            findings.add(new Finding("timeoutMilliseconds", "must be 50 to 30000, got " + timeout));
        }
        return findings;
    }

    @Override
    List<Finding> conflicts(Properties inputs, Resources existing) {
        List<Finding> findings = new ArrayList<>(mustExist(inputs, "apiId", ApiType.TOKEN, existing));
        inputs.text("integrationUri")
                .filter(uri -> existing.byId(FunctionType.TOKEN, FunctionType.nameIn(uri))
                        .isEmpty())
                .ifPresent(uri -> findings.add(new Finding("integrationUri", "there is no function " + uri)));
        inputs.text("integrationUri")
                .map(FunctionType::arnIn)
                .filter(arn -> findings.isEmpty() && FunctionType.isQualified(arn))
                .filter(arn -> existing.byId(AliasType.TOKEN, arn).isEmpty())
                .ifPresent(arn -> findings.add(new Finding("integrationUri", "there is no alias " + arn)));
        return findings;
    }

    @Override
    public String id(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPart();
    }

    @Override
    public Map<String, Object> computed(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.Integration picture(Resource integration) {
        Properties inputs = integration.inputs();
        return new HttpApi.Integration(
                integration.id(),
                FunctionType.arnIn(inputs.required("integrationUri")),
                // The provider's default (5.100.0).
                inputs.text("payloadFormatVersion").orElse("1.0"),
                Duration.ofMillis(inputs.integer("timeoutMilliseconds", 30_000)));
    }
}
