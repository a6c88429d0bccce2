package dev.gatehouse.local.pulumi.type.rest;

import dev.gatehouse.local.pulumi.resource.ResourceInputs;

/** The inputs of {@code aws.apigateway}. */
final class RestApiInputs {
    private static final String ON_AWS = "is not imitated locally: declare it only in stacks on AWS";
    private static final String NOT_IMITATED = "is not imitated locally";
    private static final String CACHE = "the cache is not imitated locally: declare it only in stacks on AWS";
    private static final String CANARY = "canary releases are not imitated locally: declare it only in stacks on AWS";
    private static final String VARIABLES =
            "stage variables are not imitated locally: declare it only in stacks on AWS";
    private static final String MAPPING = "parameter mapping is not imitated locally: declare it only in stacks on AWS";

    static final ResourceInputs REST_API = ResourceInputs.of(RestApiTypes.API)
            // Without a custom domain it has no effect: a local API has only one address.
            .imitated("binaryMediaTypes", "disableExecuteApiEndpoint", "name")
            .imitatedOnly("endpointConfiguration.types", "EDGE", "REGIONAL")
            .stored(
                    "apiKeySource",
                    "description",
                    "endpointConfiguration.ipAddressType",
                    "failOnWarnings",
                    "putRestApiMode",
                    "tags")
            .refused("is not imitated locally: declare resources", "body", "parameters")
            .refused(
                    "private APIs are not imitated locally: declare it only in stacks on AWS",
                    "endpointConfiguration.vpcEndpointIds")
            .refused("compression is not imitated locally: declare it only in stacks on AWS", "minimumCompressionSize")
            .refused("resource policies are not imitated locally: declare it only in stacks on AWS", "policy");

    static final ResourceInputs RESOURCE =
            ResourceInputs.of(RestApiTypes.RESOURCE).imitated("parentId", "pathPart", "restApi");

    static final ResourceInputs METHOD = ResourceInputs.of(RestApiTypes.METHOD)
            .imitated(
                    "authorization",
                    "authorizationScopes",
                    "authorizerId",
                    "httpMethod",
                    "requestParameters",
                    "requestValidatorId",
                    "resourceId",
                    "restApi")
            .stored("operationName")
            .refused(NOT_IMITATED, "apiKeyRequired", "requestModels");

    static final ResourceInputs INTEGRATION = ResourceInputs.of(RestApiTypes.INTEGRATION)
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
            // DOC "IntegrationHttpMethod": API Gateway calls a function with POST.
            .imitatedOnly("integrationHttpMethod", "POST")
            .stored("cacheKeyParameters", "cacheNamespace")
            .refused(ON_AWS, "connectionId", "contentHandling", "tlsConfig")
            .refused("is not imitated locally: declare an aws.lambda.Permission instead", "credentials")
            .refused(MAPPING, "requestParameters");

    static final ResourceInputs METHOD_RESPONSE = ResourceInputs.of(RestApiTypes.METHOD_RESPONSE)
            .imitated("httpMethod", "resourceId", "responseParameters", "restApi", "statusCode")
            .stored("responseModels");

    static final ResourceInputs INTEGRATION_RESPONSE = ResourceInputs.of(RestApiTypes.INTEGRATION_RESPONSE)
            .imitated("httpMethod", "resourceId", "responseParameters", "responseTemplates", "restApi", "statusCode")
            .refused(ON_AWS, "contentHandling")
            .refused(NOT_IMITATED, "selectionPattern");

    static final ResourceInputs RESPONSE = ResourceInputs.of(RestApiTypes.RESPONSE)
            .imitated("responseParameters", "responseTemplates", "responseType", "restApiId", "statusCode");

    static final ResourceInputs AUTHORIZER = ResourceInputs.of(RestApiTypes.AUTHORIZER)
            .imitated("identitySource", "identityValidationExpression", "name", "providerArns", "restApi", "type")
            .stored("authorizerResultTtlInSeconds")
            .refused(
                    "Lambda authorizers are not imitated locally: declare it only in stacks on AWS",
                    "authorizerCredentials",
                    "authorizerUri");

    static final ResourceInputs VALIDATOR = ResourceInputs.of(RestApiTypes.VALIDATOR)
            .imitated("name", "restApi", "validateRequestParameters")
            // It validates bodies against models, and requestModels is refused.
            .stored("validateRequestBody");

    static final ResourceInputs DEPLOYMENT = ResourceInputs.of(DeploymentType.TOKEN)
            .imitated("restApi", "triggers")
            .stored("description")
            .refused(CANARY, "canarySettings")
            .refused("is not imitated locally: declare an aws.apigateway.Stage", "stageDescription", "stageName")
            .refused(VARIABLES, "variables");

    static final ResourceInputs STAGE = ResourceInputs.of(RestApiTypes.STAGE)
            .imitated("accessLogSettings.format", "deployment", "restApi", "stageName")
            .stored(
                    "accessLogSettings.destinationArn",
                    "cacheClusterSize",
                    "clientCertificateId",
                    "description",
                    "documentationVersion",
                    "tags",
                    "xrayTracingEnabled")
            .refused(CACHE, "cacheClusterEnabled")
            .refused(CANARY, "canarySettings")
            .refused(VARIABLES, "variables");

    static final ResourceInputs METHOD_SETTINGS = ResourceInputs.of(RestApiTypes.METHOD_SETTINGS)
            .imitated(
                    "methodPath",
                    "restApi",
                    "settings.throttlingBurstLimit",
                    "settings.throttlingRateLimit",
                    "stageName")
            .stored(
                    "settings.cacheDataEncrypted",
                    "settings.cacheTtlInSeconds",
                    "settings.dataTraceEnabled",
                    "settings.loggingLevel",
                    "settings.metricsEnabled",
                    "settings.requireAuthorizationForCacheControl",
                    "settings.unauthorizedCacheControlHeaderStrategy")
            .refused(CACHE, "settings.cachingEnabled");

    static final ResourceInputs ACCOUNT =
            ResourceInputs.of(RestApiTypes.ACCOUNT).stored("cloudwatchRoleArn", "resetOnDelete");

    private RestApiInputs() {}
}
