package dev.gatehouse.cloud.resource;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.monitoring.Observability;

/** Log groups, all kept and encrypted alike. */
public final class LogGroups {
    private LogGroups() {}

    /** @param group the name on AWS; some services write only to names of a certain form */
    public static LogGroup declare(String name, String group, Observability wanted, Resource parent) {
        LogGroupArgs.Builder args = LogGroupArgs.builder().name(group).retentionInDays((int)
                wanted.retention().toDays());
        wanted.kmsKey().ifPresent(args::kmsKeyId);
        return new LogGroup(name, args.build(), ChildOptions.childOf(parent));
    }
}
