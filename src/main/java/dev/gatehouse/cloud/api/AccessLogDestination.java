package dev.gatehouse.cloud.api;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.LogGroups;

/** Declares the log group for the access log of a stage. */
final class AccessLogDestination {
    private AccessLogDestination() {}

    static LogGroup declare(String name, DeclarationContext context, Resource parent) {
        // With this prefix, log groups do not add to the size of the account's log resource policy (CloudWatch Logs,
        // Enabling logging from AWS services).
        return LogGroups.declare(name, "/aws/vendedlogs/" + context.nameOnAws(name), context, parent);
    }
}
