package dev.gatehouse.cloud.resource;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.Resource;

/** Declares log groups with the retention and the KMS key of the stack. */
public final class LogGroups {
    private LogGroups() {}

    /** @param group name on AWS; some services require a prefix */
    public static LogGroup declare(String name, String group, DeclarationContext context, Resource parent) {
        LogGroupArgs.Builder args = LogGroupArgs.builder().name(group).retentionInDays((int)
                context.settings().observability().retention().toDays());
        context.kmsKey().ifPresent(args::kmsKeyId);
        return new LogGroup(name, args.build(), ChildOptions.childOf(parent));
    }
}
