package dev.gatehouse.cloud;

import java.util.List;

/** Rules about the function's table. */
final class TableControls {
    private static final String TABLE = "aws:dynamodb/table:Table";

    static final List<Control> ALL = List.of(
            Control.of("DynamoDB.1", TABLE, "billingMode", "grows by itself", s -> s.is("PAY_PER_REQUEST")),
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
                    "is with a key of the account",
                    s -> s.is(true)),
            Control.of(
                    "CKV_AWS_119, AWS-0025",
                    TABLE,
                    "serverSideEncryption.kmsKeyArn",
                    "is the stack's key, where it has one",
                    s -> s.value().equals(FirewallControls.key(s))),
            Control.of(
                    "DynamoDB.6",
                    TABLE,
                    "deletionProtectionEnabled",
                    "is as the stack guards its users",
                    s -> s.is(s.stack().isProtected())),
            Control.of("DynamoDB.6", TABLE, "protect", "is on", s -> s.is(true)).whenProtected(),
            Control.of("DynamoDB.6", TABLE, "retainOnDelete", "is on", s -> s.is(true))
                    .whenProtected(),
            Control.of("the function's own key", TABLE, "hashKey", "is id", s -> s.is("id")),
            Control.of("the function's own key", TABLE, "attributes[0].name", "is id", s -> s.is("id")),
            Control.of("the function's own key", TABLE, "attributes[0].type", "is a text", s -> s.is("S")));

    private TableControls() {}
}
