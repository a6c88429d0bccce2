package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.Unknown;
import dev.gatehouse.cloud.NamedStacks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The resources of a prefix domain and of a custom domain for the sign-in pages. */
class SignInDomainTest {
    private static final String SIGN_IN = "aws:cognito/userPoolDomain:UserPoolDomain";
    private static final String CERTIFICATE = "aws:acm/certificate:Certificate";
    private static final String VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
    private static final String RECORD = "aws:route53/record:Record";
    private static final String API = "aws:apigatewayv2/api:Api";
    private static final String API_DOMAIN = "aws:apigatewayv2/domainName:DomainName";
    private static final String PROVIDER = "pulumi:providers:aws";
    private static final String SIGN_IN_ARN =
            "arn:aws:acm:us-east-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012";

    @Nested
    class APrefixDomain {
        @Test
        void needsNoCertificateRecordOrSecondProvider() throws Exception {
            Declaration dev = Declaration.update(Stacks.settings("dev"));

            assertThat(dev.only(SIGN_IN).inputs())
                    .isEqualTo(Map.of(
                            "domain",
                            "gatehouse-dev",
                            "managedLoginVersion",
                            1.0,
                            "userPoolId",
                            "gatehouse-dev-users-id"));
            assertThat(dev.all(CERTIFICATE)).isEmpty();
            assertThat(dev.all(RECORD)).isEmpty();
            assertThat(dev.all(PROVIDER)).isEmpty();
            assertThat(dev.all(API_DOMAIN)).isEmpty();
            assertThat(dev.only(API).input("disableExecuteApiEndpoint")).isEqualTo(false);
            assertThat(dev.outputs()).doesNotContainKey("dnsTargets");
            assertThat(dev.output("authUrl")).isEqualTo("https://gatehouse-dev.auth.eu-west-1.amazoncognito.com");
            assertThat(dev.output("apiUrl")).isEqualTo("https://api.execute-api.eu-west-1.amazonaws.com");
        }
    }

    @Nested
    class ACustomDomainWithAZone {
        private final Declaration prod;

        ACustomDomainWithAZone() throws Exception {
            prod = Declaration.update(
                    NamedStacks.prod(Map.of("custom", "auth.example.com", "zone", "example.com"), Map.of()));
        }

        @Test
        void getsACertificateInUsEast1WithAValidationRecord() { // ACM.2, CKV_AWS_234
            DeclaredResource certificate = prod.only(CERTIFICATE);
            assertThat(certificate.inputs())
                    .isEqualTo(Map.of(
                            "domainName",
                            "auth.example.com",
                            "validationMethod",
                            "DNS",
                            "keyAlgorithm",
                            "RSA_2048",
                            "options",
                            Map.of("certificateTransparencyLoggingPreference", "ENABLED"),
                            "tags",
                            Map.of("gatehouse:stack", "prod", "owner", "platform")));
            assertThat(prod.only(PROVIDER).input("region")).isEqualTo("us-east-1");
            assertThat(prod.only(PROVIDER).input("endpoints")).isEqualTo("(absent)");
            String provider = PROVIDER + "::gatehouse-prod-sign-in-own";
            assertThat(certificate.request().getProvider()).contains(provider);
            assertThat(prod.only(VALIDATION).request().getProvider()).contains(provider);
            assertThat(prod.named(RECORD, "gatehouse-prod-sign-in-own").inputs())
                    .isEqualTo(Map.of(
                            "zoneId",
                            "ZLOOKEDUP",
                            "name",
                            "_proof.auth.example.com.",
                            "type",
                            "CNAME",
                            "ttl",
                            300.0,
                            "records",
                            List.of("_value.acm-validations.aws."),
                            "allowOverwrite",
                            true));
            assertThat(prod.all(RECORD))
                    .allSatisfy(
                            record -> assertThat(record.request().getProvider()).doesNotContain(provider));
        }

        @Test
        void dependsOnTheIssuedCertificate() {
            assertThat(prod.only(VALIDATION).inputs())
                    .isEqualTo(Map.of(
                            "certificateArn",
                            "arn:aws:test:::gatehouse-prod-sign-in-own",
                            "validationRecordFqdns",
                            List.of("_proof.auth.example.com.")));
            assertThat(prod.only(SIGN_IN).dependsOn(prod.only(VALIDATION))).isTrue();
        }

        @Test
        void hasIpv4AndIpv6AliasRecordsToCloudFront() {
            for (String type : List.of("A", "AAAA")) {
                assertThat(prod.named(RECORD, "gatehouse-prod-sign-in-own-" + type.toLowerCase(java.util.Locale.ROOT))
                                .inputs())
                        .isEqualTo(Map.of(
                                "zoneId",
                                "ZLOOKEDUP",
                                "name",
                                "auth.example.com",
                                "type",
                                type,
                                "aliases",
                                List.of(Map.of(
                                        "name",
                                        "d111.cloudfront.net",
                                        "zoneId",
                                        "Z2FDTNDATAQYW2",
                                        "evaluateTargetHealth",
                                        false)),
                                "allowOverwrite",
                                false));
            }
            assertThat(prod.all(RECORD)).hasSize(3);
        }

        @Test
        void isProtectedInAProtectedStack() {
            assertThat(prod.only(SIGN_IN).request().getProtect()).isTrue();
            assertThat(prod.only(SIGN_IN).request().getDeleteBeforeReplace()).isTrue();
            assertThat(prod.only(CERTIFICATE).request().getProtect()).isFalse();
        }

        @Test
        void isTheAuthUrlOfTheOutputs() {
            assertThat(prod.output("authUrl")).isEqualTo("https://auth.example.com");
            assertThat(prod.output("apiUrl")).isEqualTo("https://api.execute-api.eu-west-1.amazonaws.com");
            assertThat(prod.outputs()).doesNotContainKey("dnsTargets");
        }
    }

    @Test
    void aStackInUsEast1NeedsNoSecondProvider() throws Exception {
        Declaration there =
                Declaration.update(NamedStacks.stack("domains", tree -> tree.put("aws:region", "us-east-1")));

        assertThat(there.all(PROVIDER)).isEmpty();
        assertThat(there.all(CERTIFICATE)).hasSize(2);
    }

    @Test
    void createsAPlaceholderRecordForTheParentDomainFirst() throws Exception {
        Declaration stack = Declaration.update(Stacks.settings("domains"));
        DeclaredResource placeholder = stack.named(RECORD, "gatehouse-domains-sign-in-own-parent");

        assertThat(placeholder.inputs())
                .isEqualTo(Map.of(
                        "zoneId",
                        "ZLOOKEDUP",
                        "name",
                        "example.com",
                        "type",
                        "A",
                        "ttl",
                        300.0,
                        "records",
                        List.of("192.0.2.1"),
                        "allowOverwrite",
                        false));
        assertThat(stack.only(SIGN_IN).dependsOn(placeholder)).isTrue();
        assertThat(stack.only(SIGN_IN).input("managedLoginVersion")).isEqualTo(2.0);
    }

    @Test
    void anExistingCertificateAndAZoneWorkTogether() throws Exception {
        Declaration prod = Declaration.update(NamedStacks.prod(
                Map.of("custom", "auth.example.com", "certificate", SIGN_IN_ARN, "zone", "Z0123456789ABC"), Map.of()));

        assertThat(prod.all(CERTIFICATE)).isEmpty();
        assertThat(prod.all(RECORD))
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrder("gatehouse-prod-sign-in-own-a", "gatehouse-prod-sign-in-own-aaaa");
        assertThat(prod.all(RECORD))
                .allSatisfy(record -> assertThat(record.input("zoneId")).isEqualTo("Z0123456789ABC"));
    }

    @Test
    void aFirstPreviewDeclaresTheSameResourcesWithUnknownTargets() throws Exception {
        Declaration preview = Declaration.preview(Stacks.settings("domains"));
        Declaration update = Declaration.update(Stacks.settings("domains"));

        assertThat(preview.all())
                .extracting(each -> each.type() + each.name())
                .containsExactlyInAnyOrderElementsOf(update.all().stream()
                        .map(each -> each.type() + each.name())
                        .toList());
        assertThat(preview.only(SIGN_IN).input("certificateArn")).isEqualTo(Unknown.VALUE);
        assertThat(preview.named(RECORD, "gatehouse-domains-sign-in-own").input("name"))
                .isEqualTo(Unknown.VALUE);
    }
}
