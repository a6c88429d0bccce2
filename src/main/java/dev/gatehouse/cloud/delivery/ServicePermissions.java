package dev.gatehouse.cloud.delivery;

import static dev.gatehouse.cloud.delivery.Permission.reads;
import static dev.gatehouse.cloud.delivery.Permission.writes;

import java.util.List;
import java.util.stream.Stream;

/**
 * The permissions for user pools, APIs and custom domains. AWS generates the ids of these resources, so their ARNs can
 * be limited only by type, region and account.
 */
final class ServicePermissions {
    static final String POOL = "arn:{partition}:cognito-idp:{region}:{account}:userpool/*";
    static final String REST_STAGE = "arn:{partition}:apigateway:{region}::/restapis/*/stages/*";

    /**
     * API Gateway and AWS WAF set up log delivery with the caller's permissions. These actions do not support
     * resource-level permissions (CloudWatch Logs).
     */
    static final Permission LOG_DELIVERY = writes(
            "*",
            "logs:CreateLogDelivery",
            "logs:GetLogDelivery",
            "logs:UpdateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:DescribeResourcePolicies");

    private static final String COGNITO = "Amazon Cognito User Pools";
    private static final String HTTP_API = "Amazon API Gateway Management V2";
    private static final String REST_API = "Amazon API Gateway Management";
    private static final String APIS = "arn:{partition}:apigateway:{region}::/apis";
    private static final String REST_APIS = "arn:{partition}:apigateway:{region}::/restapis";
    private static final String DOMAIN_NAMES = "arn:{partition}:apigateway:{region}::/domainnames";
    private static final String TAGS = "arn:{partition}:apigateway:{region}::/tags/*";
    /** The certificate of a sign-in domain is always in us-east-1. */
    private static final String CERTIFICATE = "arn:{partition}:acm:*:{account}:certificate/*";

    private static final String ZONE = "arn:{partition}:route53:::hostedzone/*";

    static final List<ResourcePermissions> ALL = Stream.of(userPools(), httpApi(), restApi(), customDomains())
            .flatMap(List::stream)
            .toList();

    private ServicePermissions() {}

    private static List<ResourcePermissions> userPools() {
        return List.of(
                cognito(
                        "userPool:UserPool",
                        "UserPool",
                        List.of("GetUserPoolMfaConfig"),
                        List.of("SetUserPoolMfaConfig", "AddCustomAttributes", "TagResource", "UntagResource")),
                cognito("userPoolClient:UserPoolClient", "UserPoolClient", List.of(), List.of()),
                ResourcePermissions.of(
                        "aws:cognito/userPoolDomain:UserPoolDomain",
                        COGNITO,
                        // This action has no resource type: the request names a domain, not a pool.
                        reads("*", "cognito-idp:DescribeUserPoolDomain"),
                        writes(POOL, "cognito-idp:CreateUserPoolDomain", "cognito-idp:UpdateUserPoolDomain"),
                        writes(POOL, "cognito-idp:DeleteUserPoolDomain"),
                        // Cognito creates a CloudFront distribution for a custom domain with the caller's permissions.
                        writes(
                                "arn:{partition}:cloudfront::{account}:distribution/*",
                                "cloudfront:UpdateDistribution")),
                cognito("resourceServer:ResourceServer", "ResourceServer", List.of(), List.of()),
                cognito("identityProvider:IdentityProvider", "IdentityProvider", List.of(), List.of()),
                ResourcePermissions.of(
                        "aws:cognito/userGroup:UserGroup",
                        COGNITO,
                        reads(POOL, "cognito-idp:GetGroup"),
                        writes(POOL, "cognito-idp:CreateGroup", "cognito-idp:UpdateGroup", "cognito-idp:DeleteGroup")),
                ResourcePermissions.of(
                        "aws:cognito/riskConfiguration:RiskConfiguration",
                        COGNITO,
                        reads(POOL, "cognito-idp:DescribeRiskConfiguration"),
                        writes(POOL, "cognito-idp:SetRiskConfiguration")),
                clientDocumentPolicies());
    }

    /**
     * Cloud Control creates the policies with the caller's permissions, so its own actions, which do not support
     * resource-level permissions, allow nothing beyond the other permissions of the role.
     */
    private static ResourcePermissions clientDocumentPolicies() {
        return ResourcePermissions.of(
                "aws:cloudcontrol/resource:Resource",
                "AWS Cloud Control API",
                // The provider reads the schema of the type in a preview too.
                reads("*", "cloudformation:DescribeType", "cloudformation:GetResource"),
                reads(POOL, "cognito-idp:DescribeCIMDPolicy", "cognito-idp:ListCIMDPolicies"),
                writes("*", "cloudformation:CreateResource", "cloudformation:UpdateResource"),
                writes("*", "cloudformation:DeleteResource", "cloudformation:GetResourceRequestStatus"),
                writes(POOL, "cognito-idp:CreateCIMDPolicy", "cognito-idp:UpdateCIMDPolicy"),
                writes(POOL, "cognito-idp:DeleteCIMDPolicy"));
    }

    /** The service-linked role of an AWS service. Only that service can assume it. */
    private static Permission serviceLinkedRole(String service) {
        return writes(
                        "arn:{partition}:iam::{account}:role/aws-service-role/" + service + "/*",
                        "iam:CreateServiceLinkedRole")
                .when("StringEquals", "iam:AWSServiceName", service);
    }

    private static ResourcePermissions cognito(
            String type, String resource, List<String> otherReads, List<String> otherWrites) {
        return ResourcePermissions.of(
                "aws:cognito/" + type,
                COGNITO,
                reads(POOL, with("Describe" + resource, otherReads)),
                writes(
                        POOL,
                        "cognito-idp:Create" + resource,
                        "cognito-idp:Update" + resource,
                        "cognito-idp:Delete" + resource),
                writes(
                        POOL,
                        otherWrites.stream().map(each -> "cognito-idp:" + each).toArray(String[]::new)));
    }

    private static String[] with(String action, List<String> others) {
        return Stream.concat(Stream.of(action), others.stream())
                .map(each -> "cognito-idp:" + each)
                .toArray(String[]::new);
    }

    private static List<ResourcePermissions> httpApi() {
        return List.of(
                ResourcePermissions.of(
                        "aws:apigatewayv2/api:Api",
                        HTTP_API,
                        reads(APIS + "/*", "apigateway:GET"),
                        reads(TAGS, "apigateway:GET"),
                        writes(APIS, "apigateway:POST"),
                        writes(APIS + "/*", "apigateway:PATCH", "apigateway:PUT", "apigateway:DELETE"),
                        writes(TAGS, "apigateway:POST", "apigateway:PUT", "apigateway:DELETE")),
                apiResource("aws:apigatewayv2/authorizer:Authorizer", HTTP_API, APIS),
                apiResource("aws:apigatewayv2/integration:Integration", HTTP_API, APIS),
                apiResource("aws:apigatewayv2/route:Route", HTTP_API, APIS),
                ResourcePermissions.of(
                        "aws:apigatewayv2/stage:Stage",
                        HTTP_API,
                        reads(APIS + "/*", "apigateway:GET"),
                        writes(APIS + "/*", "apigateway:POST", "apigateway:PATCH", "apigateway:DELETE"),
                        LOG_DELIVERY));
    }

    private static List<ResourcePermissions> restApi() {
        Stream<ResourcePermissions> children = Stream.of(
                        "authorizer:Authorizer",
                        "deployment:Deployment",
                        "integration:Integration",
                        "integrationResponse:IntegrationResponse",
                        "method:Method",
                        "methodResponse:MethodResponse",
                        "methodSettings:MethodSettings",
                        "requestValidator:RequestValidator",
                        "resource:Resource",
                        "response:Response",
                        "stage:Stage")
                .map(type -> apiResource("aws:apigateway/" + type, REST_API, REST_APIS));
        Stream<ResourcePermissions> top = Stream.of(
                ResourcePermissions.of(
                        "aws:apigateway/restApi:RestApi",
                        REST_API,
                        reads(REST_APIS + "/*", "apigateway:GET"),
                        reads(TAGS, "apigateway:GET"),
                        writes(REST_APIS, "apigateway:POST"),
                        writes(REST_APIS + "/*", "apigateway:PATCH", "apigateway:PUT", "apigateway:DELETE"),
                        writes(TAGS, "apigateway:POST", "apigateway:PUT", "apigateway:DELETE")),
                ResourcePermissions.of(
                        "aws:apigateway/account:Account",
                        REST_API,
                        reads("arn:{partition}:apigateway:{region}::/account", "apigateway:GET"),
                        writes("arn:{partition}:apigateway:{region}::/account", "apigateway:PATCH"),
                        writes("arn:{partition}:iam::{account}:role/{stack}-*", "iam:PassRole")
                                .when("StringEquals", "iam:PassedToService", "apigateway.amazonaws.com")));
        return Stream.concat(top, children).toList();
    }

    private static ResourcePermissions apiResource(String type, String source, String apis) {
        return ResourcePermissions.of(
                type,
                source,
                reads(apis + "/*", "apigateway:GET"),
                writes(apis + "/*", "apigateway:POST", "apigateway:PUT", "apigateway:PATCH", "apigateway:DELETE"));
    }

    private static List<ResourcePermissions> customDomains() {
        return List.of(
                ResourcePermissions.of(
                        "aws:apigatewayv2/domainName:DomainName",
                        HTTP_API,
                        reads(DOMAIN_NAMES + "/*", "apigateway:GET"),
                        writes(DOMAIN_NAMES, "apigateway:POST"),
                        // For the first domain name of an account (Using service-linked roles for API Gateway).
                        serviceLinkedRole("ops.apigateway.amazonaws.com"),
                        writes(DOMAIN_NAMES + "/*", "apigateway:PATCH", "apigateway:DELETE")),
                apiResource("aws:apigatewayv2/apiMapping:ApiMapping", HTTP_API, DOMAIN_NAMES),
                ResourcePermissions.of(
                        "aws:acm/certificate:Certificate",
                        "AWS Certificate Manager",
                        reads(CERTIFICATE, "acm:DescribeCertificate", "acm:ListTagsForCertificate"),
                        writes(CERTIFICATE, "acm:DeleteCertificate", "acm:AddTagsToCertificate"),
                        writes(CERTIFICATE, "acm:RemoveTagsFromCertificate", "acm:UpdateCertificateOptions"),
                        // The certificate has no ARN before it is requested.
                        writes("*", "acm:RequestCertificate")),
                ResourcePermissions.of(
                        "aws:acm/certificateValidation:CertificateValidation",
                        "AWS Certificate Manager",
                        reads(CERTIFICATE, "acm:DescribeCertificate")),
                ResourcePermissions.of(
                        "aws:route53/record:Record",
                        "Amazon Route 53",
                        reads(ZONE, "route53:GetHostedZone", "route53:ListResourceRecordSets"),
                        reads(ZONE, "route53:ListTagsForResource"),
                        // getZone lists all zones and finds one by its name.
                        reads("*", "route53:ListHostedZones"),
                        reads("arn:{partition}:route53:::change/*", "route53:GetChange"),
                        writes(ZONE, "route53:ChangeResourceRecordSets")));
    }
}
