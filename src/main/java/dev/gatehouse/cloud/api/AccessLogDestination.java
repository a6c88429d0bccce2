package dev.gatehouse.cloud.api;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.resources.Resource;
import dev.gatehouse.cloud.resource.LogGroups;
import dev.gatehouse.settings.monitoring.Observability;

/** Where a stage writes a line for each request. */
final class AccessLogDestination {
    private AccessLogDestination() {}

    static LogGroup declare(String name, Observability observability, Resource parent) {
        // Below /aws/vendedlogs the account's log resource policy does not grow with each API.
        return LogGroups.declare(name, "/aws/vendedlogs/" + name, observability, parent);
    }
}
