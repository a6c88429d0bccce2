package dev.gatehouse.cloud.api;

import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.Stage;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.core.Output;
import dev.gatehouse.cloud.resource.OutputValues;

/**
 * An HTTP API with its routes and its stage.
 *
 * @param nameOnAws name of its metrics and logs
 */
public record HttpApiGateway(String nameOnAws, Api api, LogGroup accessLogGroup, Stage stage) implements ApiGateway {
    @Override
    public Output<String> url() {
        return OutputValues.of(stage, stage.invokeUrl())
                .applyValue(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    @Override
    public ApiMetrics metrics() {
        return ApiMetrics.forHttpApi(nameOnAws, api.id());
    }

    @Override
    public Output<String> accessLog() {
        return accessLogGroup.name();
    }

    @Override
    public Output<String> apiId() {
        return api.id();
    }

    @Override
    public Output<String> stageName() {
        return stage.name();
    }
}
