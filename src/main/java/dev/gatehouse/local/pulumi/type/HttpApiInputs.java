package dev.gatehouse.local.pulumi.type;

import java.util.List;

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

    static final List<ResourceInputs> ALL = List.of(
            ResourceInputs.of(ApiType.TOKEN)
                    .imitated("corsConfiguration", "name", "protocolType")
                    .imitatedOnly("routeSelectionExpression", "$request.method $request.path")
                    .kept(
                            "apiKeySelectionExpression",
                            "description",
                            // A local API has no other address than the one it answers at.
                            "disableExecuteApiEndpoint",
                            "failOnWarnings",
                            "ipAddressType",
                            "tags",
                            "version")
                    .refused("is not imitated locally: declare routes", "body")
                    .refused(QUICK_CREATE, "credentialsArn", "routeKey", "target"),
            ResourceInputs.of(AuthorizerType.TOKEN)
                    .imitated("apiId", "authorizerType", "identitySources", "jwtConfiguration", "name")
                    .refused(
                            LAMBDA_AUTHORIZER,
                            "authorizerCredentialsArn",
                            "authorizerPayloadFormatVersion",
                            "authorizerResultTtlInSeconds",
                            "authorizerUri",
                            "enableSimpleResponses"),
            ResourceInputs.of(IntegrationType.TOKEN)
                    .imitated(
                            "apiId", "integrationType", "integrationUri", "payloadFormatVersion", "timeoutMilliseconds")
                    .imitatedOnly("connectionType", "INTERNET")
                    // DOC "IntegrationMethod": a function is called by POST.
                    .imitatedOnly("integrationMethod", "POST")
                    .imitatedOnly("passthroughBehavior", "WHEN_NO_MATCH")
                    .kept("description")
                    .refused(ON_AWS, "connectionId", "integrationSubtype", "tlsConfig")
                    .refused("is not imitated locally: declare an aws.lambda.Permission instead", "credentialsArn")
                    .refused(WEBSOCKET, "contentHandlingStrategy", "templateSelectionExpression")
                    .refused(MAPPING, "requestParameters", "requestTemplates", "responseParameters"),
            ResourceInputs.of(RouteType.TOKEN)
                    .imitated("apiId", "authorizationScopes", "authorizationType", "authorizerId", "routeKey", "target")
                    .kept("operationName")
                    .refused(
                            WEBSOCKET,
                            "apiKeyRequired",
                            "modelSelectionExpression",
                            "requestModels",
                            "requestParameters",
                            "routeResponseSelectionExpression"),
            ResourceInputs.of(StageType.TOKEN)
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
                    .kept(
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
                    .refused(ON_AWS, "stageVariables"),
            ResourceInputs.of("aws:apigatewayv2/apiMapping:ApiMapping")
                    .kept("apiId", "apiMappingKey", "domainName", "stage"),
            ResourceInputs.of(ApiDomainNameType.TOKEN)
                    .kept("domainName", "domainNameConfiguration", "mutualTlsAuthentication", "tags"));

    private HttpApiInputs() {}
}
