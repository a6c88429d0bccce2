package dev.gatehouse.cloud;

import java.util.List;

/** Rules about the function's table. */
final class TableControls {
    private static final String TABLE = "aws:dynamodb/table:Table";

    /** Controls of auditors: each source names the rules of Security Hub, cdk-nag, Prowler, Checkov, Trivy or Guard. */
    static final List<Control> AUDITED = List.of(
            Control.of("DynamoDB.1", TABLE, "billingMode", "is on demand", s -> s.is("PAY_PER_REQUEST")),
            Control.of(
                    "DynamoDB.2, CKV_AWS_28, AWS-0024, prowler tables_pitr_enabled",
                    TABLE,
                    "pointInTimeRecovery.enabled",
                    "is on",
                    s -> s.is(true)),
            Control.of(
                    "CKV_AWS_119, AWS-0025, prowler tables_kms_cmk_encryption_enabled",
                    TABLE,
                    "serverSideEncryption.enabled",
                    "is on, with a KMS key of the account",
                    s -> s.is(true)),
            Control.of(
                    "CKV_AWS_119, AWS-0025",
                    TABLE,
                    "serverSideEncryption.kmsKeyArn",
                    "is the stack's KMS key, if it has one",
                    s -> s.value().equals(s.kmsKey())),
            Control.of(
                    "DynamoDB.6",
                    TABLE,
                    "deletionProtectionEnabled",
                    "is the stack's protection",
                    s -> s.is(s.stack().isProtected())));

    /** Arguments that AWS, a standard or this project requires, and that no auditor checks. */
    static final List<Control> PINNED = List.of(
            Control.of("Pulumi protect", TABLE, "protect", "is on", s -> s.is(true))
                    .whenProtected(),
            Control.of("Pulumi retainOnDelete", TABLE, "retainOnDelete", "is on", s -> s.is(true))
                    .whenProtected(),
            Control.of("the function's key schema", TABLE, "hashKey", "is id", s -> s.is("id")),
            Control.of("the function's key schema", TABLE, "attributes[0].name", "is id", s -> s.is("id")),
            Control.of("the function's key schema", TABLE, "attributes[0].type", "is S (string)", s -> s.is("S")));

    private TableControls() {}
}
