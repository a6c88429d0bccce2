package dev.gatehouse.cloud.function;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.IamPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The IAM policy of a function, with the minimum permissions. */
public final class FunctionPolicy {
    public static final List<String> LOG_ACTIONS = List.of("logs:CreateLogStream", "logs:PutLogEvents");

    /** These actions do not support resource-level permissions (Service Authorization Reference, AWS X-Ray). */
    public static final List<String> TRACE_ACTIONS = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /** The four operations of {@code lambda/}'s DynamoDbResourceStore. */
    public static final List<String> TABLE_ACTIONS =
            List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Scan");

    /**
     * DynamoDB uses a customer managed key with the caller's permissions (DynamoDB encryption at rest, Authorizing use
     * of your AWS KMS key). The policy allows the key only through DynamoDB.
     */
    public static final List<String> KEY_ACTIONS =
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*");

    /**
     * The table of the function.
     *
     * @param key ARN of the stack's KMS key
     */
    public record Table(String arn, Optional<String> key) {}

    private FunctionPolicy() {}

    /** @param logGroup ARN of the function's log group */
    public static String json(String logGroup, boolean tracing, Optional<Table> table) {
        List<JsonObject> statements = new ArrayList<>();
        statements.add(IamPolicy.allow(LOG_ACTIONS, logGroup + ":*"));
        if (tracing) {
            statements.add(IamPolicy.allow(TRACE_ACTIONS, "*"));
        }
        table.ifPresent(used -> statements.add(IamPolicy.allow(TABLE_ACTIONS, used.arn())));
        table.flatMap(Table::key).ifPresent(key -> statements.add(IamPolicy.allow(KEY_ACTIONS, key, viaDynamoDb())));
        return IamPolicy.json(statements);
    }

    public static JsonObject viaDynamoDb() {
        return IamPolicy.condition("StringLike", "kms:ViaService", "dynamodb.*.amazonaws.com");
    }
}
