package dev.gatehouse.function;

import java.util.UUID;

/**
 * Resources where the stack keeps them: in its table, named by the variable {@code TABLE}, or else in memory. Without a
 * table the stack deploys a jar without DynamoDB's client, so nothing of it may be named here.
 */
final class StackResources {
    private StackResources() {}

    static Resources open() {
        String table = System.getenv("TABLE");
        return table == null || table.isEmpty()
                ? new MemoryResources(StackResources::id)
                : TableResources.named(table, System.getenv("AWS_REGION"), StackResources::id);
    }

    /** Not at the start, which a snapshot would repeat in every instance. */
    private static String id() {
        return UUID.randomUUID().toString();
    }
}
