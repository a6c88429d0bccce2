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
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import java.util.Map;
import java.util.Optional;

/** The DynamoDB table of the function, with on-demand capacity. */
public final class ResourceTable extends ComponentResource {
    private final Table table;
    private final Optional<Output<String>> key;

    public ResourceTable(String name, DeclarationContext context, ComponentResourceOptions options) {
        super("gatehouse:cloud:ResourceTable", name, options);
        boolean protect = context.settings().identity().protection();
        this.key = context.kmsKey();
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
                        // With a KMS key of the account, whose use CloudTrail records, instead of an AWS owned key.
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

    /** ARN of the stack's KMS key; empty if the table uses the AWS managed key. */
    Optional<Output<String>> key() {
        return key;
    }
}
