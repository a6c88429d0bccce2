package dev.gatehouse.function;

import java.util.UUID;

/**
 * Opens the store that the stack declares: the DynamoDB table named in the environment variable {@code TABLE}, or
 * memory if it is not set. Without a table the stack deploys a jar without the DynamoDB client, so this class must not
 * refer to the client.
 */
final class ResourceStores {
    private ResourceStores() {}

    static ResourceStore open() {
        String table = System.getenv("TABLE");
        return table == null || table.isEmpty()
                ? new InMemoryResourceStore(ResourceStores::id)
                : DynamoDbResourceStore.named(table, System.getenv("AWS_REGION"), ResourceStores::id);
    }

    /**
     * Called for each resource: a value created at start would be the same in every environment restored from the
     * snapshot.
     */
    private static String id() {
        return UUID.randomUUID().toString();
    }
}
