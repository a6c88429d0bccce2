package dev.gatehouse.cloud.function;

import com.google.gson.JsonObject;
import dev.gatehouse.cloud.resource.IamPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the function may do on AWS: as little as it can live with. */
public final class FunctionPolicy {
    public static final List<String> LOG = List.of("logs:CreateLogStream", "logs:PutLogEvents");

    /** Neither action knows resources: AWS takes the star alone (Service Authorization Reference, AWS X-Ray). */
    public static final List<String> TRACE = List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /** The four operations of {@code lambda/}'s DynamoDbResourceStore. */
    public static final List<String> USE_TABLE =
            List.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "dynamodb:Scan");

    /**
     * DynamoDB uses a key of the account's own in the caller's name (DynamoDB encryption at rest: authorizing use of
     * your AWS KMS key); nothing but DynamoDB may be asked to.
     */
    public static final List<String> USE_KEY =
            List.of("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*");

    /**
     * Its own table.
     *
     * @param key the stack's own, by ARN
     */
    public record Table(String arn, Optional<String> key) {}

    private FunctionPolicy() {}

    /** @param logGroup ARN of the function's own */
    public static String json(String logGroup, boolean tracing, Optional<Table> table) {
        List<JsonObject> statements = new ArrayList<>();
        statements.add(IamPolicy.allow(LOG, logGroup + ":*"));
        if (tracing) {
            statements.add(IamPolicy.allow(TRACE, "*"));
        }
        table.ifPresent(own -> statements.add(IamPolicy.allow(USE_TABLE, own.arn())));
        table.flatMap(Table::key).ifPresent(key -> statements.add(IamPolicy.allow(USE_KEY, key, throughDynamoDb())));
        return IamPolicy.json(statements);
    }

    public static JsonObject throughDynamoDb() {
        return IamPolicy.condition("StringLike", "kms:ViaService", "dynamodb.*.amazonaws.com");
    }
}
