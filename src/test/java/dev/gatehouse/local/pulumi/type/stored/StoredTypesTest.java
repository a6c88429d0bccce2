package dev.gatehouse.local.pulumi.type.stored;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.pulumi.resource.AwsIds;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.ValidationError;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.state.Addresses;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids, ARNs, required inputs and replaced inputs of types that are only stored. */
class StoredTypesTest {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Properties INPUTS = new Properties(Map.of(
            "name", "given",
            "scope", "REGIONAL",
            "resourceArn", "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/given/1",
            "webAclArn", "arn:acl",
            "dashboardName", "page",
            "arn", "arn:aws:sns:eu-west-1:000000000000:given",
            "topic", "arn:aws:sns:eu-west-1:000000000000:given"));

    private static Addresses in(String region) {
        return new Addresses(region, URI.create("http://localhost:9400"), URI.create("http://localhost:9401"));
    }

    @ParameterizedTest
    @CsvSource({
        "wafv2/webAcl:WebAcl, UUID, name namePrefix scope",
        "wafv2/webAclAssociation:WebAclAssociation, 'arn:acl,arn:aws:wafv2:[^,]+', resourceArn webAclArn",
        "wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration, arn:aws:wafv2:.+,"
                + " resourceArn logDestinationConfigs",
        "cloudwatch/logMetricFilter:LogMetricFilter, given, name logGroupName",
        "cloudwatch/metricAlarm:MetricAlarm, given, name",
        "cloudwatch/dashboard:Dashboard, page, dashboardName",
        "ssm/parameter:Parameter, given, name",
        "sns/topic:Topic, arn:aws:sns:eu-west-1:000000000000:given, name namePrefix fifoTopic",
        "sns/topicPolicy:TopicPolicy, arn:aws:sns:eu-west-1:000000000000:given, arn",
        "sns/topicSubscription:TopicSubscription, arn:aws:sns:eu-west-1:000000000000:given:UUID,"
                + " topic protocol endpoint"
    })
    void haveIdsAndReplacedInputsOfTheProvider(String token, String id, String replacing) {
        ResourceType type = ResourceTypes.of("aws:" + token).orElseThrow();

        assertThat(type.newId(INPUTS, new AwsIds(new SecureRandom()), in("eu-west-1")))
                .matches(id.replace("UUID", UUID));
        assertThat(type.replaceOnChanges())
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(replacing.split(" ", -1)));
        assertThat(type.isImitated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1, wafv2/webAcl:WebAcl, arn, arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/given/x",
        "eu-west-1, cloudwatch/metricAlarm:MetricAlarm, arn, arn:aws:cloudwatch:eu-west-1:000000000000:alarm:x",
        "eu-west-1, ssm/parameter:Parameter, arn, arn:aws:ssm:eu-west-1:000000000000:parameterx",
        "eu-west-1, cloudwatch/dashboard:Dashboard, dashboardArn, arn:aws:cloudwatch::000000000000:dashboard/x",
        "us-gov-west-1, cloudwatch/metricAlarm:MetricAlarm, arn,"
                + " arn:aws-us-gov:cloudwatch:us-gov-west-1:000000000000:alarm:x",
        "us-gov-west-1, iam/role:Role, arn, arn:aws-us-gov:iam::000000000000:role/given",
        "us-gov-west-1, lambda/function:Function, invokeArn,"
                + " arn:aws-us-gov:apigateway:us-gov-west-1:lambda:path/2015-03-31/functions/"
                + "arn:aws-us-gov:lambda:us-gov-west-1:000000000000:function:x/invocations"
    })
    void haveArnsOfTheirPartition(String region, String token, String output, String arn) {
        assertThat(ResourceTypes.of("aws:" + token)
                        .orElseThrow()
                        .computedOutputs("x", INPUTS, Properties.NONE, new AwsIds(new SecureRandom()), in(region)))
                .containsEntry(output, arn);
    }

    @ParameterizedTest
    @CsvSource({
        "wafv2/webAcl:WebAcl, scope defaultAction visibilityConfig",
        "cloudwatch/metricAlarm:MetricAlarm, comparisonOperator evaluationPeriods",
        "sns/topicSubscription:TopicSubscription, topic protocol endpoint",
        "lambda/alias:Alias, functionName functionVersion"
    })
    void areRefusedWithoutRequiredInputs(String token, String required) {
        assertThat(ResourceTypes.of("aws:" + token).orElseThrow().validateInputs(Properties.NONE))
                .extracting(ValidationError::property)
                .containsExactlyElementsOf(List.of(required.split(" ", -1)));
    }
}
