package dev.gatehouse.cloud.monitoring;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.sns.Topic;
import com.pulumi.aws.sns.TopicArgs;
import com.pulumi.aws.sns.TopicPolicy;
import com.pulumi.aws.sns.TopicPolicyArgs;
import com.pulumi.aws.sns.TopicSubscription;
import com.pulumi.aws.sns.TopicSubscriptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.IamPolicy;
import dev.gatehouse.cloud.resource.JsonText;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.monitoring.AlarmThresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The SNS topic of the alarms and its email subscriptions. */
public final class AlarmTopic extends ComponentResource {
    private final String name;
    private final Topic topic;
    private final List<Resource> subscriptions = new ArrayList<>();

    AlarmTopic(String name, AlarmThresholds rules, DeclarationContext context, ComponentResourceOptions options) {
        super("gatehouse:cloud:AlarmTopic", name, options);
        this.name = name;
        this.topic = topic(context);
        rules.mail().forEach(this::subscribe);
        registerOutputs(Map.of());
    }

    Output<String> arn() {
        return OutputValues.of(topic, topic.arn());
    }

    /**
     * Allows only CloudWatch to publish, and only for these alarms. The policy lists the full alarm ARNs, so alarms of
     * other accounts cannot publish.
     */
    void allowPublish(List<MetricAlarm> alarms, boolean protection) {
        Output<List<String>> arns = Output.all(alarms.stream()
                .map(alarm -> OutputValues.of(alarm, alarm.arn()))
                .toList());
        new TopicPolicy(
                name,
                TopicPolicyArgs.builder()
                        .arn(OutputValues.of(topic, topic.arn()))
                        .policy(Output.tuple(OutputValues.of(topic, topic.arn()), arns)
                                .applyValue(outputs -> policy(outputs.t1, outputs.t2)))
                        .build(),
                ChildOptions.protectedChildOf(this, protection, subscriptions.toArray(Resource[]::new)));
    }

    /**
     * The topic policy with the service principal and the source ARNs (CloudWatch, Notifying users on alarm changes).
     */
    public static String policy(String topic, List<String> alarms) {
        return IamPolicy.json(List.of(JsonText.object(
                "Sid",
                "alarms",
                "Effect",
                "Allow",
                "Principal",
                JsonText.object("Service", "cloudwatch.amazonaws.com"),
                "Action",
                "sns:Publish",
                "Resource",
                topic,
                "Condition",
                IamPolicy.condition("ArnEquals", "aws:SourceArn", alarms))));
    }

    /** Encrypted with the stack's KMS key. CloudWatch cannot use alias/aws/sns (CloudWatch, alarm actions). */
    private Topic topic(DeclarationContext context) {
        TopicArgs.Builder args = TopicArgs.builder().fifoTopic(false);
        context.kmsKey().ifPresent(args::kmsMasterKeyId);
        return new Topic(name, args.build(), ChildOptions.childOf(this));
    }

    private void subscribe(String address) {
        subscriptions.add(new TopicSubscription(
                name + "-" + address,
                TopicSubscriptionArgs.builder()
                        .topic(OutputValues.of(topic, topic.arn()))
                        .protocol("email")
                        .endpoint(address)
                        .build(),
                ChildOptions.childOf(this)));
    }
}
