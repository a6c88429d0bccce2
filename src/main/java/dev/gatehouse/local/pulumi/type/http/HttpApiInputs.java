package dev.gatehouse.local.pulumi.type.http;

import dev.gatehouse.local.pulumi.resource.ResourceInputs;

/** The inputs of {@code aws.apigatewayv2}. */
final class HttpApiInputs {
    private static final String ON_AWS = "is not imitated locally: declare it only in stacks on AWS";
    private static final String QUICK_CREATE =
            "quick create is not imitated locally: declare an integration, a route and a stage";
    private static final String LAMBDA_AUTHORIZER =
            "Lambda authorizers are not imitated locally: declare it only in stacks on AWS";
    private static final String WEBSOCKET = "WebSocket APIs are not imitated locally: declare it only in stacks on AWS";
    private static final String MAPPING =
            "parameter and template mapping is not imitated locally: declare it only in stacks on AWS";

    static final ResourceInputs API = ResourceInputs.of(HttpApiType.TOKEN)
            .imitated("corsConfiguration", "name", "protocolType")
            .imitatedOnly("routeSelectionExpression", "$request.method $request.path")
            .stored(
                    "apiKeySelectionExpression",
                    "description",
                    // A local API has only one address.
                    "disableExecuteApiEndpoint",
                    "failOnWarnings",
                    "ipAddressType",
                    "tags",
                    "version")
            .refused("is not imitated locally: declare routes", "body")
            .refused(QUICK_CREATE, "credentialsArn", "routeKey", "target");

    static final ResourceInputs AUTHORIZER = ResourceInputs.of(AuthorizerType.TOKEN)
            .imitated("apiId", "authorizerType", "identitySources", "jwtConfiguration", "name")
            .refused(
                    LAMBDA_AUTHORIZER,
                    "authorizerCredentialsArn",
                    "authorizerPayloadFormatVersion",
                    "authorizerResultTtlInSeconds",
                    "authorizerUri",
                    "enableSimpleResponses");

    static final ResourceInputs INTEGRATION = ResourceInputs.of(IntegrationType.TOKEN)
            .imitated("apiId", "integrationType", "integrationUri", "payloadFormatVersion", "timeoutMilliseconds")
            .imitatedOnly("connectionType", "INTERNET")
            // DOC "IntegrationMethod": API Gateway calls a function with POST.
            .imitatedOnly("integrationMethod", "POST")
            .imitatedOnly("passthroughBehavior", "WHEN_NO_MATCH")
            .stored("description")
            .refused(ON_AWS, "connectionId", "integrationSubtype", "tlsConfig")
            .refused("is not imitated locally: declare an aws.lambda.Permission instead", "credentialsArn")
            .refused(WEBSOCKET, "contentHandlingStrategy", "templateSelectionExpression")
            .refused(MAPPING, "requestParameters", "requestTemplates", "responseParameters");

    static final ResourceInputs ROUTE = ResourceInputs.of(RouteType.TOKEN)
            .imitated("apiId", "authorizationScopes", "authorizationType", "authorizerId", "routeKey", "target")
            .stored("operationName")
            .refused(
                    WEBSOCKET,
                    "apiKeyRequired",
                    "modelSelectionExpression",
                    "requestModels",
                    "requestParameters",
                    "routeResponseSelectionExpression");

    static final ResourceInputs STAGE = ResourceInputs.of(StageType.TOKEN)
            .imitated(
                    "accessLogSettings.format",
                    "apiId",
                    "autoDeploy",
                    "defaultRouteSettings.throttlingBurstLimit",
                    "defaultRouteSettings.throttlingRateLimit",
                    "name",
                    "routeSettings.routeKey",
                    "routeSettings.throttlingBurstLimit",
                    "routeSettings.throttlingRateLimit")
            .stored(
                    "accessLogSettings.destinationArn",
                    "defaultRouteSettings.dataTraceEnabled",
                    "defaultRouteSettings.detailedMetricsEnabled",
                    "defaultRouteSettings.loggingLevel",
                    "description",
                    "routeSettings.dataTraceEnabled",
                    "routeSettings.detailedMetricsEnabled",
                    "routeSettings.loggingLevel",
                    "tags")
            .refused(WEBSOCKET, "clientCertificateId")
            .refused("deployments are not imitated locally: set autoDeploy to true", "deploymentId")
            .refused(ON_AWS, "stageVariables");

    static final ResourceInputs API_MAPPING = ResourceInputs.of(ApiMappingType.TOKEN)
            .imitated("apiId", "stage")
            // A mapping with a base path has no effect.
            .stored("apiMappingKey", "domainName");

    static final ResourceInputs DOMAIN_NAME = ResourceInputs.of(DomainNameType.TOKEN)
            .stored("domainName", "domainNameConfiguration", "mutualTlsAuthentication", "tags");

    private HttpApiInputs() {}
}
