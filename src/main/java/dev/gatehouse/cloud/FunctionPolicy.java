package dev.gatehouse.cloud;

import java.util.Optional;

/** What the function may do on AWS: as little as it can live with. */
final class FunctionPolicy {
    private static final String LOGS = """
            {"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"%s:*"}""";

    /** Neither action knows resources: AWS takes the star alone (Service Authorization Reference, AWS X-Ray). */
    private static final String TRACES = """
            ,{"Effect":"Allow","Action":["xray:PutTraceSegments","xray:PutTelemetryRecords"],"Resource":"*"}""";

    /** The four operations of {@code lambda/}'s TableResources. */
    private static final String TABLE = """
            ,{"Effect":"Allow","Action":["dynamodb:GetItem","dynamodb:PutItem","dynamodb:DeleteItem","dynamodb:Scan"],\
            "Resource":"%s"}""";

    /**
     * DynamoDB uses a key of the account's own in the caller's name (DynamoDB encryption at rest: authorizing use of
     * your AWS KMS key); nothing but DynamoDB may be asked to.
     */
    private static final String KEY = """
            ,{"Effect":"Allow","Action":["kms:Decrypt","kms:DescribeKey","kms:Encrypt","kms:GenerateDataKey*",\
            "kms:ReEncrypt*"],"Resource":"%s","Condition":{"StringLike":{"kms:ViaService":"dynamodb.*.amazonaws.com"}}}""";

    /**
     * Its own table.
     *
     * @param key the stack's own, by ARN
     */
    record Table(String arn, Optional<String> key) {}

    private FunctionPolicy() {}

    /** @param logGroup ARN of the function's own */
    static String json(String logGroup, boolean tracing, Optional<Table> table) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":["
                + LOGS.formatted(logGroup)
                + (tracing ? TRACES : "")
                + table.map(own -> TABLE.formatted(own.arn())).orElse("")
                + table.flatMap(Table::key).map(KEY::formatted).orElse("")
                + "]}";
    }
}
