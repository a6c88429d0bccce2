package dev.gatehouse.cloud;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.resources.Resource;
import dev.gatehouse.settings.Observability;

/** Where a stage writes a line for each request. */
final class AccessLog {
    private AccessLog() {}

    static LogGroup of(String name, Observability observability, Resource parent) {
        // Below /aws/vendedlogs the account's log resource policy does not grow with each API.
        return Logs.group(name, "/aws/vendedlogs/" + name, observability, parent);
    }
}
