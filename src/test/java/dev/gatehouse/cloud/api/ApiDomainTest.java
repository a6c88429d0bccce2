package dev.gatehouse.cloud.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.NamedStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The resources of an API with a custom domain, also with existing certificates and external DNS. */
class ApiDomainTest {
    private static final String SIGN_IN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String CERTIFICATE = "aws:acm/certificate:Certificate";
    private static final String VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
    private static final String RECORD = "aws:route53/record:Record";
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String API_DOMAIN = "aws:apigatewayv2/domainName:DomainName";
    private static final String MAPPING = "aws:apigatewayv2/apiMapping:ApiMapping";
    private static final String PROVIDER = "pulumi:providers:aws";
    private static final String SIGN_IN_ARN =
            "arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012";
    private static final String API_ARN =
            "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012";

    @Nested
    class ACustomDomain {
        private final Declaration prod;

        ACustomDomain() throws Exception {
            prod = Declaration.update(NamedStacks.prod(
                    Map.of("prefix", "gatehouse-prod"), Map.of("domain", "api.example.com", "zone", "Z0123456789ABC")));
        }

        @Test
        void isTheOnlyEndpoint() { // AWS: default endpoint; CKV_AWS_206
            assertThat(prod.only(API).input("disableExecuteApiEndpoint")).isEqualTo(true);
            assertThat(prod.only(API_DOMAIN).input("domainName")).isEqualTo("api.example.com");
            assertThat(prod.only(API_DOMAIN).request().getProtect()).isTrue();
            assertThat(prod.only(MAPPING).inputs())
                    .isEqualTo(Map.of(
                            "apiId", "gatehouse-prod-api-id", "domainName", "api.example.com", "stage", "$default"));
            assertThat(prod.output("apiUrl")).isEqualTo("https://api.example.com");
            assertThat(prod.output("authUrl")).isEqualTo("https://gatehouse-prod.auth.eu-west-1.amazoncognito.com");
        }

        @Test
        void hasACertificateInTheRegionOfTheApi() {
            assertThat(prod.all(PROVIDER)).isEmpty();
            assertThat(prod.only(CERTIFICATE).input("domainName")).isEqualTo("api.example.com");
            assertThat(prod.only(API_DOMAIN).dependsOn(prod.only(VALIDATION))).isTrue();
        }

        @Test
        void hasAnAliasRecord() {
            assertThat(prod.named(RECORD, "gatehouse-prod-api-a").inputs())
                    .isEqualTo(Map.of(
                            "zoneId",
                            "Z0123456789ABC",
                            "name",
                            "api.example.com",
                            "type",
                            "A",
                            "aliases",
                            List.of(Map.of(
                                    "name",
                                    "d-1.execute-api.eu-west-1.amazonaws.com",
                                    "zoneId",
                                    "ZAPI",
                                    "evaluateTargetHealth",
                                    false)),
                            "allowOverwrite",
                            false));
        }
    }

    @Test
    void existingCertificatesAreUsedAndTheOutputsHaveTheDnsTargets() throws Exception {
        Declaration prod = Declaration.update(NamedStacks.prod(
                Map.of("custom", "auth.example.com", "certificate", SIGN_IN_ARN),
                Map.of("domain", "api.example.com", "certificate", API_ARN)));

        assertThat(prod.all(CERTIFICATE)).isEmpty();
        assertThat(prod.all(RECORD)).isEmpty();
        assertThat(prod.all(PROVIDER)).isEmpty();
        assertThat(prod.only(SIGN_IN).input("certificateArn")).isEqualTo(SIGN_IN_ARN);
        assertThat(prod.only(API_DOMAIN).input("domainNameConfiguration"))
                .isEqualTo(Map.of(
                        "certificateArn",
                        API_ARN,
                        "endpointType",
                        "REGIONAL",
                        "securityPolicy",
                        "TLS_1_2",
                        "ipAddressType",
                        "ipv4"));
        assertThat(prod.output("dnsTargets"))
                .isEqualTo(Map.of(
                        "auth.example.com",
                        "d111.cloudfront.net",
                        "api.example.com",
                        "d-1.execute-api.eu-west-1.amazonaws.com"));
    }

    @Test
    @SuppressWarnings("unchecked") // A stack file's section is a map of names.
    void aRestApiCanHaveACustomDomain() throws Exception {
        Declaration rest = Declaration.update(NamedStacks.stack("rest", tree -> {
            Map<String, Object> api = new java.util.LinkedHashMap<>((Map<String, Object>) tree.get("gatehouse:api"));
            api.put("domain", "api.example.com");
            api.put("zone", "Z0123456789ABC");
            tree.put("gatehouse:api", api);
        }));

        assertThat(rest.only("aws:apigateway/restApi:RestApi").input("disableExecuteApiEndpoint"))
                .isEqualTo(true);
        assertThat(rest.only(MAPPING).inputs())
                .isEqualTo(Map.of("apiId", "gatehouse-rest-rest-id", "domainName", "api.example.com", "stage", "v1"));
        assertThat(rest.output("apiUrl")).isEqualTo("https://api.example.com");
        assertThat(rest.only("aws:apigateway/deployment:Deployment").input("triggers"))
                .isNotEqualTo(Declaration.update(Stacks.settings("rest"))
                        .only("aws:apigateway/deployment:Deployment")
                        .input("triggers"));
    }

    @Test
    void aLocalStackUsesLocalhostForItsUrlsAndItsSecondProvider() throws Exception {
        Declaration local = Declaration.update(NamedStacks.stack("local", tree -> {
            tree.put("gatehouse:domain", Map.of("custom", "auth.example.com", "zone", "example.com"));
            tree.put("gatehouse:api", Map.of("domain", "api.example.com", "zone", "example.com"));
        }));

        assertThat(local.output("authUrl")).isEqualTo("http://localhost:9401");
        assertThat(local.output("apiUrl")).isEqualTo("http://localhost:9400");
        assertThat(local.only(PROVIDER).input("endpoints"))
                .isEqualTo("[{\"acm\":\"http://localhost:9401\",\"sts\":\"http://localhost:9401\"}]");
        assertThat(local.outputs()).doesNotContainKey("dnsTargets");
    }
}
