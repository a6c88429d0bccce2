package dev.gatehouse.cloud.function;

import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TablePointInTimeRecoveryArgs;
import com.pulumi.aws.dynamodb.inputs.TableServerSideEncryptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.settings.Settings;
import java.util.Map;
import java.util.Optional;

/** Where the function keeps what callers give it: one item a resource, paid by request. */
public final class ResourceTable extends ComponentResource {
    private final Table table;
    private final Optional<String> key;

    public ResourceTable(String name, Settings settings, ComponentResourceOptions options) {
        super("gatehouse:cloud:ResourceTable", name, options);
        boolean protect = settings.identity().protection();
        this.key = settings.observability().kmsKey();
        TableServerSideEncryptionArgs.Builder encryption =
                TableServerSideEncryptionArgs.builder().enabled(true);
        key.ifPresent(encryption::kmsKeyArn);
        this.table = new Table(
                name,
                TableArgs.builder()
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("id")
                        .attributes(TableAttributeArgs.builder()
                                .name("id")
                                .type("S")
                                .build())
                        // With a key of the account, whose use CloudTrail shows, and not with one of DynamoDB's own.
                        .serverSideEncryption(encryption.build())
                        .pointInTimeRecovery(TablePointInTimeRecoveryArgs.builder()
                                .enabled(true)
                                .build())
                        .deletionProtectionEnabled(protect)
                        .build(),
                ChildOptions.retainedChildOf(this, protect));
        registerOutputs(Map.of());
    }

    Output<String> name() {
        return table.name();
    }

    Output<String> arn() {
        return OutputValues.of(table, table.arn());
    }

    /** The stack's own, by ARN; absent where the account's key for DynamoDB serves. */
    Optional<String> key() {
        return key;
    }
}
