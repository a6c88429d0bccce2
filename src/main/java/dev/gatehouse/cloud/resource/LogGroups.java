package dev.gatehouse.cloud.resource;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.monitoring.Observability;

/** Declares log groups with the retention and the KMS key of the stack. */
public final class LogGroups {
    private LogGroups() {}

    /** @param group name on AWS; some services require a prefix */
    public static LogGroup declare(String name, String group, Observability observability, Resource parent) {
        LogGroupArgs.Builder args = LogGroupArgs.builder().name(group).retentionInDays((int)
                observability.retention().toDays());
        observability.kmsKey().ifPresent(args::kmsKeyId);
        return new LogGroup(name, args.build(), ChildOptions.childOf(parent));
    }
}
