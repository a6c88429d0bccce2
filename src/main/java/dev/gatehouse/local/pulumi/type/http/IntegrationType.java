package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.function.AliasType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.HttpApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code aws.apigatewayv2.Integration} of type AWS_PROXY, with a Lambda function. */
public final class IntegrationType extends ResourceType {
    public static final String TOKEN = "aws:apigatewayv2/integration:Integration";

    IntegrationType() {
        super(HttpApiInputs.INTEGRATION, Set.of("apiId", "integrationType", "integrationSubtype"));
    }

    @Override
    public List<String> requiredInputs() {
        return List.of("apiId", "integrationType", "integrationUri");
    }

    @Override
    public List<ValidationError> checkValues(Properties inputs) {
        List<ValidationError> errors = new ArrayList<>();
        if (inputs.text("integrationType")
                .filter(type -> !type.equals("AWS_PROXY"))
                .isPresent()) {
            errors.add(new ValidationError("integrationType", "only AWS_PROXY is imitated locally"));
        }
        int timeout = inputs.integer("timeoutMilliseconds", 30_000);
        if (timeout < 50 || timeout > 30_000) {
            errors.add(new ValidationError("timeoutMilliseconds", "must be 50 to 30000, got " + timeout));
        }
        return errors;
    }

    @Override
    public List<ValidationError> checkConflicts(Properties inputs, Resources existing) {
        List<ValidationError> errors = new ArrayList<>(checkReference(inputs, "apiId", HttpApiType.TOKEN, existing));
        inputs.text("integrationUri")
                .filter(uri -> existing.byId(FunctionType.TOKEN, FunctionType.functionName(uri))
                        .isEmpty())
                .ifPresent(uri -> errors.add(new ValidationError("integrationUri", "there is no function " + uri)));
        inputs.text("integrationUri")
                .map(FunctionType::functionArn)
                .filter(arn -> errors.isEmpty() && FunctionType.isQualified(arn))
                .filter(arn -> existing.byId(AliasType.TOKEN, arn).isEmpty())
                .ifPresent(arn -> errors.add(new ValidationError("integrationUri", "there is no alias " + arn)));
        return errors;
    }

    @Override
    public String newId(Properties inputs, AwsIds ids, Addresses addresses) {
        return ids.apiPartId();
    }

    @Override
    public Map<String, Object> computedOutputs(
            String id, Properties inputs, Properties before, AwsIds ids, Addresses addresses) {
        return Map.of();
    }

    static HttpApi.Integration model(Resource integration) {
        Properties inputs = integration.inputs();
        return new HttpApi.Integration(
                integration.id(),
                FunctionType.functionArn(inputs.required("integrationUri")),
                // The provider's default (5.100.0).
                inputs.text("payloadFormatVersion").orElse("1.0"),
                Duration.ofMillis(inputs.integer("timeoutMilliseconds", 30_000)));
    }
}
