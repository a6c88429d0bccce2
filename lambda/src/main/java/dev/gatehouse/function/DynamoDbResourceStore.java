package dev.gatehouse.function;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Stores resources in a DynamoDB table with the key {@code id}. It uses the four actions that the function's role
 * allows: GetItem, PutItem, DeleteItem and Scan.
 */
final class DynamoDbResourceStore implements ResourceStore {
    /** The form of the ids that this store creates; no other key is in the table. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Map<String, String> VERSION = Map.of("#v", "version");

    private final DynamoDbClient client;
    private final String table;
    private final Supplier<String> ids;

    DynamoDbResourceStore(DynamoDbClient client, String table, Supplier<String> ids) {
        this.client = client;
        this.table = table;
        this.ids = ids;
    }

    /**
     * Opens a table by its name. Region and credentials providers are set explicitly, so that the SDK does not search
     * for them over the network at start. Lambda sets credentials as environment variables and, for a function with
     * SnapStart, provides them at a container credentials endpoint (Lambda, handle uniqueness with SnapStart).
     */
    static DynamoDbResourceStore named(String table, String region, Supplier<String> ids) {
        return new DynamoDbResourceStore(
                DynamoDbClient.builder()
                        .region(Region.of(region))
                        .credentialsProvider(AwsCredentialsProviderChain.of(
                                EnvironmentVariableCredentialsProvider.create(),
                                ContainerCredentialsProvider.builder().build()))
                        .httpClient(UrlConnectionHttpClient.create())
                        .build(),
                table,
                ids);
    }

    /** In the order of the table: one request for each page, whatever the size of the table. */
    @Override
    public Optional<Page> page(int limit, Optional<String> after) {
        if (!after.map(id -> ID.matcher(id).matches()).orElse(true)) {
            return Optional.empty();
        }
        ScanRequest.Builder scan = ScanRequest.builder().tableName(table).limit(limit);
        after.ifPresent(id -> scan.exclusiveStartKey(key(id)));
        ScanResponse found = client.scan(scan.build());
        return Optional.of(new Page(
                found.items().stream().map(DynamoDbResourceStore::resource).toList(), lastId(found)));
    }

    private static Optional<String> lastId(ScanResponse found) {
        return found.hasLastEvaluatedKey()
                ? Optional.of(of(found.lastEvaluatedKey(), "id").s())
                : Optional.empty();
    }

    /**
     * Scans the whole table, 1 MB for each request. This is acceptable for an example and for a report that only
     * administrators request.
     */
    @Override
    public long count() {
        ScanRequest request =
                ScanRequest.builder().tableName(table).select(Select.COUNT).build();
        long count = 0;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            ScanResponse part = client.scan(request);
            count += part.count();
            next = lastId(part);
            request = request.toBuilder()
                    .exclusiveStartKey(part.lastEvaluatedKey())
                    .build();
        }
        return count;
    }

    /** A consistent read: it reflects every completed write. */
    @Override
    public Optional<Resource> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Map<String, AttributeValue> item = client.getItem(
                        get -> get.tableName(table).key(key(id)).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(resource(item));
    }

    @Override
    public Resource add(String name, String owner) {
        Resource resource = new Resource(ids.get(), name, owner, 1);
        // The condition prevents overwriting a resource if the id already exists.
        client.putItem(
                put -> put.tableName(table).item(item(resource)).conditionExpression("attribute_not_exists(id)"));
        return resource;
    }

    @Override
    public Optional<Resource> rename(Resource before, String name) {
        Resource renamed = before.renamed(name);
        try {
            client.putItem(put -> put.tableName(table)
                    .item(item(renamed))
                    .conditionExpression("#v = :v")
                    .expressionAttributeNames(VERSION)
                    .expressionAttributeValues(versionOf(before)));
            return Optional.of(renamed);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean remove(Resource before) {
        try {
            client.deleteItem(delete -> delete.tableName(table)
                    .key(key(before.id()))
                    .conditionExpression("#v = :v")
                    .expressionAttributeNames(VERSION)
                    .expressionAttributeValues(versionOf(before)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("id", AttributeValue.fromS(id));
    }

    private static Map<String, AttributeValue> versionOf(Resource resource) {
        return Map.of(":v", AttributeValue.fromN(Long.toString(resource.version())));
    }

    private static Map<String, AttributeValue> item(Resource resource) {
        Map<String, AttributeValue> item = new HashMap<>(key(resource.id()));
        item.put("name", AttributeValue.fromS(resource.name()));
        item.put("owner", AttributeValue.fromS(resource.owner()));
        item.put("version", AttributeValue.fromN(Long.toString(resource.version())));
        return item;
    }

    private static Resource resource(Map<String, AttributeValue> item) {
        return new Resource(
                of(item, "id").s(),
                of(item, "name").s(),
                of(item, "owner").s(),
                Long.parseLong(of(item, "version").n()));
    }

    private static AttributeValue of(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .orElseThrow(() -> new IllegalStateException("an item of the table has no attribute " + name));
    }
}
