package dev.gatehouse.settings.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.StackTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
    @ParameterizedTest
    @CsvSource({
        "eu-west-1, AWS, aws, auth, true",
        "us-east-1, AWS, aws, auth, true",
        "ap-southeast-5, AWS, aws, auth, true",
        "us-gov-west-1, AWS_US_GOV, aws-us-gov, auth-fips, false",
        "us-gov-east-1, AWS_US_GOV, aws-us-gov, auth-fips, false"
    })
    void followsFromTheRegion(String region, Partition partition, String id, String auth, boolean custom)
            throws Exception {
        Settings settings = StackTree.of("dev").set("aws:region", region).read();

        assertThat(settings.partition()).isEqualTo(partition);
        assertThat(partition.id()).isEqualTo(id);
        assertThat(partition.authLabel()).isEqualTo(auth);
        assertThat(partition.hasCustomSignInDomains()).isEqualTo(custom);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cn-north-1", "cn-northwest-1", "us-iso-east-1", "eusc-de-east-1", "us-gov-north-1"})
    void isRefusedWhereNoHostIsDocumented(String region) {
        StackTree.of("dev").set("aws:region", region).refuses("region", "aws:region");
    }

    @Test
    void ofGovCloudTakesAFirewallOnPoolsInTheWestAlone() {
        StackTree stack = StackTree.of("dev").set("gatehouse:identity>firewall", Map.of());
        stack.set("aws:region", "us-gov-west-1");
        stack.accepts();
        stack.set("aws:region", "us-gov-east-1");
        stack.refuses("firewall-region", "gatehouse:identity.firewall");
    }

    @Test
    void ofAKeyIsTheStacksOwn() {
        StackTree stack = StackTree.of("dev")
                .set("gatehouse:observability>kmsKey", "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1a")
                .set("aws:region", "us-gov-west-1");
        stack.accepts();
        stack.set("aws:region", "us-gov-east-1");
        stack.refuses("kms-region", "gatehouse:observability.kmsKey");
    }
}
