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
 * Resources in a DynamoDB table with the key {@code id}. Its four operations are the ones that the stack's role allows
 * (FunctionPolicy): GetItem, PutItem, DeleteItem and Scan.
 */
final class TableResources implements Resources {
    /** As we make them; a key that is not of this form is in no table of ours. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private static final Map<String, String> VERSION = Map.of("#v", "version");

    private final DynamoDbClient client;
    private final String table;
    private final Supplier<String> ids;

    TableResources(DynamoDbClient client, String table, Supplier<String> ids) {
        this.client = client;
        this.table = table;
        this.ids = ids;
    }

    /**
     * The table of that name. Everything is given, so that nothing is looked for on the network at the start. Lambda puts
     * credentials into the environment, and for a function with SnapStart at an address of its own (Lambda, handle
     * uniqueness with SnapStart).
     */
    static TableResources named(String table, String region, Supplier<String> ids) {
        return new TableResources(
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

    /** In the table's own order: one request a page, however large the table is. */
    @Override
    public Optional<Page> page(int limit, Optional<String> after) {
        if (!after.map(id -> ID.matcher(id).matches()).orElse(true)) {
            return Optional.empty();
        }
        ScanRequest.Builder scan = ScanRequest.builder().tableName(table).limit(limit);
        after.ifPresent(id -> scan.exclusiveStartKey(key(id)));
        ScanResponse found = client.scan(scan.build());
        return Optional.of(
                new Page(found.items().stream().map(TableResources::resource).toList(), lastId(found)));
    }

    private static Optional<String> lastId(ScanResponse found) {
        return found.hasLastEvaluatedKey()
                ? Optional.of(of(found.lastEvaluatedKey(), "id").s())
                : Optional.empty();
    }

    /** Reads the whole table, a megabyte at a time: fit for an example, and for a report that an admin asks for. */
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

    /** As it is after every write that was answered. */
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
        // Were the id not new after all, nobody's resource is written over.
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
                .orElseThrow(() -> new IllegalStateException("an item of the table has no " + name));
    }
}
