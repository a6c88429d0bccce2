package dev.gatehouse.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * An in-memory DynamoDB table with the four operations and two condition expressions that the store uses. Any other
 * call fails the test.
 */
final class FakeTable implements DynamoDbClient {
    /** DynamoDB returns at most 1 MB for each Scan request; this table returns at most this many items. */
    private static final int PART = 3;

    private final NavigableMap<String, Map<String, AttributeValue>> items = new TreeMap<>();

    private void check(String id, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        Map<String, AttributeValue> item = items.getOrDefault(id, Map.of());
        boolean holds = switch (condition) {
            case "attribute_not_exists(id)" -> item.isEmpty();
            case "#v = :v" -> !item.isEmpty() && values.get(":v").equals(item.get(names.get("#v")));
            default -> throw new AssertionError(condition);
        };
        if (!holds) {
            throw ConditionalCheckFailedException.builder()
                    .message("The conditional request failed")
                    .build();
        }
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return GetItemResponse.builder()
                .item(items.get(request.key().get("id").s()))
                .build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        String id = request.item().get("id").s();
        check(
                id,
                request.conditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues());
        items.put(id, new HashMap<>(request.item()));
        return PutItemResponse.builder().build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        String id = request.key().get("id").s();
        check(
                id,
                request.conditionExpression(),
                request.expressionAttributeNames(),
                request.expressionAttributeValues());
        items.remove(id);
        return DeleteItemResponse.builder().build();
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        int limit = request.limit() == null ? PART : Math.min(PART, request.limit());
        String after = request.hasExclusiveStartKey()
                ? request.exclusiveStartKey().get("id").s()
                : "";
        List<Map<String, AttributeValue>> found =
                items.tailMap(after, false).values().stream().limit(limit).toList();
        ScanResponse.Builder response = ScanResponse.builder().count(found.size());
        if (request.select() != Select.COUNT) {
            response.items(found);
        }
        // As in DynamoDB: a full page has a LastEvaluatedKey even if no more items follow.
        if (found.size() == limit) {
            response.lastEvaluatedKey(Map.of("id", found.get(limit - 1).get("id")));
        }
        return response.build();
    }

    @Override
    public String serviceName() {
        return "dynamodb";
    }

    @Override
    public void close() {}
}
