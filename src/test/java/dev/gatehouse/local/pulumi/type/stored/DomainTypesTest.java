package dev.gatehouse.local.pulumi.type.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.Invokes;
import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolDomainType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.state.Addresses;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids, ARNs and replaced inputs of the types for custom domains: certificates, records and domain names. */
class DomainTypesTest {
    private static final Addresses ADDRESSES =
            new Addresses("eu-west-1", URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));

    private final AwsIds ids = new AwsIds(new SecureRandom());

    private static ResourceType type(String token) {
        return ResourceTypes.of("aws:" + token).orElseThrow();
    }

    private static Properties record(Object... more) {
        Map<String, Object> inputs =
                new HashMap<>(Map.of("zoneId", "Z1", "name", "_Proof.api.example.com.", "type", "CNAME"));
        for (int i = 0; i < more.length; i += 2) {
            inputs.put((String) more[i], more[i + 1]);
        }
        return new Properties(inputs);
    }

    @ParameterizedTest
    @CsvSource({
        "acm/certificate:Certificate, domainName keyAlgorithm subjectAlternativeNames validationMethod",
        "acm/certificateValidation:CertificateValidation, certificateArn validationRecordFqdns",
        "route53/record:Record, zoneId name",
        "apigatewayv2/domainName:DomainName, domainName",
        "apigatewayv2/apiMapping:ApiMapping, apiId domainName",
        "cognito/userPoolDomain:UserPoolDomain, domain userPoolId"
    })
    void areReplacedForInputsWithForceNew(String token, String inputs) {
        assertThat(type(token).replaceOnChanges()).containsExactlyInAnyOrder(inputs.split(" ", -1));
    }

    @Test
    void aCertificateHasAnArnAndAValidationRecord() {
        ResourceType type = type("acm/certificate:Certificate");
        Properties inputs = new Properties(Map.of("domainName", "api.example.com", "validationMethod", "DNS"));
        String id = type.newId(inputs, ids, ADDRESSES);

        assertThat(id)
                .matches("arn:aws:acm:eu-west-1:000000000000:certificate/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Map<String, Object> created = type.computedOutputs(id, inputs, Properties.NONE, ids, ADDRESSES);
        assertThat(created).containsEntry("arn", id);
        Properties option =
                new Properties(created).sections("domainValidationOptions").get(0);
        assertThat(option.required("resourceRecordName")).matches("_[0-9a-f]{32}\\.api\\.example\\.com\\.");
        assertThat(option.required("resourceRecordValue")).matches("_[0-9a-f]{32}\\.acm-validations\\.aws\\.");
        assertThat(type.computedOutputs("another", inputs, Properties.NONE, ids, ADDRESSES))
                .containsEntry("domainValidationOptions", created.get("domainValidationOptions"));
    }

    @Test
    void aRecordHasAnIdFromZoneNameAndTypeWithoutTheFinalDot() {
        ResourceType type = type("route53/record:Record");
        assertThat(type.newId(record(), ids, ADDRESSES)).isEqualTo("Z1__proof.api.example.com_CNAME");
        assertThat(type.computedOutputs("x", record(), Properties.NONE, ids, ADDRESSES))
                .isEqualTo(Map.of("fqdn", "_proof.api.example.com"));
    }

    @Test
    void aRecordHasEitherValuesOrAnAlias() {
        ResourceType type = type("route53/record:Record");
        List<?> alias = List.of(Map.of("name", "x", "zoneId", "Z2", "evaluateTargetHealth", false));
        assertThat(type.validateInputs(record("records", List.of("a"), "ttl", 300.0)))
                .isEmpty();
        assertThat(type.validateInputs(record("aliases", alias))).isEmpty();
        assertThat(type.validateInputs(record()))
                .extracting(ValidationError::property)
                .containsExactly("records");
        assertThat(type.validateInputs(record("aliases", alias, "records", List.of("a"))))
                .extracting(ValidationError::property)
                .containsExactly("records");
        assertThat(type.validateInputs(record("aliases", alias, "ttl", 300.0)))
                .extracting(ValidationError::property)
                .containsExactly("ttl");
        assertThat(type.validateInputs(record("records", List.of("a"))))
                .extracting(ValidationError::property)
                .containsExactly("ttl");
    }

    @Test
    void aRecordReplacesAnotherOnlyWithAllowOverwrite() {
        ResourceType type = type("route53/record:Record");
        Properties other = record("records", List.of("a"), "ttl", 300.0);
        Resources existing = Resources.NONE.with(
                new Resource(RecordType.TOKEN, "theirs", type.newId(other, ids, ADDRESSES), other, other, 1));

        assertThat(type.checkConflicts(record("allowOverwrite", false), existing))
                .extracting(ValidationError::reason)
                .containsExactly("InvalidChangeBatch: Tried to create resource record set"
                        + " [name='_proof.api.example.com', type='CNAME'] but it already exists");
        assertThat(type.checkConflicts(record("allowOverwrite", true), existing))
                .isEmpty();
        assertThat(type.checkConflicts(record("type", "A"), existing)).isEmpty();
        assertThat(type.checkConflicts(record("zoneId", "Z2"), existing)).isEmpty();
    }

    @Test
    void theTargetOfAnApiDomainIsTheLocalApi() {
        ResourceType type = type("apigatewayv2/domainName:DomainName");
        Properties inputs = new Properties(Map.of(
                "domainName", "api.example.com", "domainNameConfiguration", Map.of("securityPolicy", "TLS_1_2")));

        assertThat(type.newId(inputs, ids, ADDRESSES)).isEqualTo("api.example.com");
        Map<String, Object> created = type.computedOutputs("api.example.com", inputs, Properties.NONE, ids, ADDRESSES);
        assertThat(created).containsEntry("arn", "arn:aws:apigateway:eu-west-1::/domainnames/api.example.com");
        Properties configuration = new Properties(created).section("domainNameConfiguration");
        assertThat(configuration.required("securityPolicy")).isEqualTo("TLS_1_2");
        assertThat(configuration.required("hostedZoneId")).matches("Z[0-9A-F]{20}");
        assertThat(configuration.required("targetDomainName")).isEqualTo("localhost:9400");
        assertThat(type.computedOutputs("api.example.com", inputs, new Properties(created), ids, ADDRESSES))
                .isEqualTo(created);
    }

    @Test
    void aPoolCanHaveAPrefixAndACustomDomain() {
        ResourceType type = type("cognito/userPoolDomain:UserPoolDomain");
        Properties prefix = new Properties(Map.of("domain", "a", "userPoolId", "p"));
        Properties custom = new Properties(Map.of("domain", "a.b.c", "userPoolId", "p", "certificateArn", "arn"));
        Properties pool = new Properties(Map.of("name", "p"));
        Resources existing = Resources.NONE
                .with(new Resource(UserPoolType.TOKEN, "p", "p", pool, pool, 1))
                .with(new Resource(UserPoolDomainType.TOKEN, "a", "a", prefix, prefix, 2));

        assertThat(type.checkConflicts(custom, existing)).isEmpty();
        assertThat(type.checkConflicts(new Properties(Map.of("domain", "b", "userPoolId", "p")), existing))
                .extracting(ValidationError::reason)
                .containsExactly("InvalidParameterException: User pool already has a domain configured.");
    }

    @Test
    void aHostedZoneIsFoundByName() {
        Map<String, Object> zone = Invokes.answer(
                        "aws:route53/getZone:getZone", new Properties(Map.of("name", "example.com")), ADDRESSES)
                .orElseThrow();
        assertThat(zone.get("zoneId").toString()).matches("Z[A-Z0-9]{1,31}");
        assertThat(zone).containsEntry("arn", "arn:aws:route53:::hostedzone/" + zone.get("zoneId"));
        assertThat(Invokes.answer("aws:route53/getZone:getZone", Properties.NONE, ADDRESSES))
                .isEqualTo(Optional.empty());
    }
}
