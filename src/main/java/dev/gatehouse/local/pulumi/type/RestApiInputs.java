package dev.gatehouse.local.pulumi.type;

import java.util.List;

/** The inputs of {@code aws.apigateway}. */
final class RestApiInputs {
    private static final String ON_AWS = "is not imitated locally: declare it only in stacks on AWS";
    private static final String NOT_IMITATED = "is not imitated locally";
    private static final String CACHE = "the cache is not imitated locally: declare it only in stacks on AWS";
    private static final String CANARY = "canary releases are not imitated locally: declare it only in stacks on AWS";
    private static final String VARIABLES =
            "stage variables are not imitated locally: declare it only in stacks on AWS";
    private static final String MAPPING = "parameter mapping is not imitated locally: declare it only in stacks on AWS";

    static final List<ResourceInputs> ALL = List.of(
            ResourceInputs.of(RestTypes.API)
                    .imitated("binaryMediaTypes", "name")
                    .imitatedOnly("endpointConfiguration.types", "EDGE", "REGIONAL")
                    .kept(
                            "apiKeySource",
                            "description",
                            "disableExecuteApiEndpoint",
                            "endpointConfiguration.ipAddressType",
                            "failOnWarnings",
                            "putRestApiMode",
                            "tags")
                    .refused("is not imitated locally: declare resources", "body", "parameters")
                    .refused(
                            "private APIs are not imitated locally: declare it only in stacks on AWS",
                            "endpointConfiguration.vpcEndpointIds")
                    .refused(
                            "compression is not imitated locally: declare it only in stacks on AWS",
                            "minimumCompressionSize")
                    .refused("resource policies are not imitated locally: declare it only in stacks on AWS", "policy"),
            ResourceInputs.of(RestTypes.RESOURCE).imitated("parentId", "pathPart", "restApi"),
            ResourceInputs.of(RestTypes.METHOD)
                    .imitated(
                            "authorization",
                            "authorizationScopes",
                            "authorizerId",
                            "httpMethod",
                            "requestParameters",
                            "requestValidatorId",
                            "resourceId",
                            "restApi")
                    .kept("operationName")
                    .refused(NOT_IMITATED, "apiKeyRequired", "requestModels"),
            ResourceInputs.of(RestTypes.INTEGRATION)
                    .imitated(
                            "httpMethod",
                            "passthroughBehavior",
                            "requestTemplates",
                            "resourceId",
                            "restApi",
                            "timeoutMilliseconds",
                            "type",
                            "uri")
                    .imitatedOnly("connectionType", "INTERNET")
                    // DOC "IntegrationHttpMethod": a function is called by POST.
                    .imitatedOnly("integrationHttpMethod", "POST")
                    .kept("cacheKeyParameters", "cacheNamespace")
                    .refused(ON_AWS, "connectionId", "contentHandling", "tlsConfig")
                    .refused("is not imitated locally: declare an aws.lambda.Permission instead", "credentials")
                    .refused(MAPPING, "requestParameters"),
            ResourceInputs.of(RestTypes.METHOD_RESPONSE)
                    .imitated("httpMethod", "resourceId", "restApi", "statusCode")
                    .kept("responseModels", "responseParameters"),
            ResourceInputs.of(RestTypes.INTEGRATION_RESPONSE)
                    .imitated(
                            "httpMethod",
                            "resourceId",
                            "responseParameters",
                            "responseTemplates",
                            "restApi",
                            "statusCode")
                    .refused(ON_AWS, "contentHandling")
                    .refused(NOT_IMITATED, "selectionPattern"),
            ResourceInputs.of(RestTypes.RESPONSE)
                    .imitated("responseParameters", "responseTemplates", "responseType", "restApiId", "statusCode"),
            ResourceInputs.of(RestTypes.AUTHORIZER)
                    .imitated(
                            "identitySource", "identityValidationExpression", "name", "providerArns", "restApi", "type")
                    .kept("authorizerResultTtlInSeconds")
                    .refused(
                            "Lambda authorizers are not imitated locally: declare it only in stacks on AWS",
                            "authorizerCredentials",
                            "authorizerUri"),
            ResourceInputs.of(RestTypes.VALIDATOR)
                    .imitated("name", "restApi", "validateRequestParameters")
                    // It checks models, and a method that names models is refused.
                    .kept("validateRequestBody"),
            ResourceInputs.of(RestDeploymentType.TOKEN)
                    .imitated("restApi", "triggers")
                    .kept("description")
                    .refused(CANARY, "canarySettings")
                    .refused(
                            "is not imitated locally: declare an aws.apigateway.Stage", "stageDescription", "stageName")
                    .refused(VARIABLES, "variables"),
            ResourceInputs.of(RestTypes.STAGE)
                    .imitated("accessLogSettings.format", "deployment", "restApi", "stageName")
                    .kept(
                            "accessLogSettings.destinationArn",
                            "cacheClusterSize",
                            "clientCertificateId",
                            "description",
                            "documentationVersion",
                            "tags",
                            "xrayTracingEnabled")
                    .refused(CACHE, "cacheClusterEnabled")
                    .refused(CANARY, "canarySettings")
                    .refused(VARIABLES, "variables"),
            ResourceInputs.of(RestTypes.METHOD_SETTINGS)
                    .imitated(
                            "methodPath",
                            "restApi",
                            "settings.throttlingBurstLimit",
                            "settings.throttlingRateLimit",
                            "stageName")
                    .kept(
                            "settings.cacheDataEncrypted",
                            "settings.cacheTtlInSeconds",
                            "settings.dataTraceEnabled",
                            "settings.loggingLevel",
                            "settings.metricsEnabled",
                            "settings.requireAuthorizationForCacheControl",
                            "settings.unauthorizedCacheControlHeaderStrategy")
                    .refused(CACHE, "settings.cachingEnabled"),
            ResourceInputs.of(RestTypes.ACCOUNT).kept("cloudwatchRoleArn", "resetOnDelete"));

    private RestApiInputs() {}
}
