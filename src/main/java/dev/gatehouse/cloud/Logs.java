package dev.gatehouse.cloud;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Observability;

/** Log groups, all kept and encrypted alike. */
final class Logs {
    private Logs() {}

    /** @param group the name on AWS; some services write only to names of a certain form */
    static LogGroup group(String name, String group, Observability wanted, Resource parent) {
        LogGroupArgs.Builder args = LogGroupArgs.builder().name(group).retentionInDays((int)
                wanted.retention().toDays());
        wanted.kmsKey().ifPresent(args::kmsKeyId);
        return new LogGroup(name, args.build(), Options.childOf(parent));
    }
}
