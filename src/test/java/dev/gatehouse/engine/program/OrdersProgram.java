package dev.gatehouse.engine.program;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.BucketV2Args;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import java.util.List;
import java.util.Map;

/**
 * A program of another team, with two protected APIs: {@code orders} in the region of the stack, {@code partner} in another
 * one. A table, a bucket and a user pool are beside them.
 */
public final class OrdersProgram {
    private OrdersProgram() {}

    public static void main(String[] args) {
        Pulumi.run(OrdersProgram::declare);
    }

    private static void declare(Context context) {
        new Table(
                "orders-table",
                TableArgs.builder()
                        .hashKey("id")
                        .billingMode("PAY_PER_REQUEST")
                        .attributes(TableAttributeArgs.builder()
                                .name("id")
                                .type("S")
                                .build())
                        .build());
        BucketV2 bucket = new BucketV2(
                "invoices",
                BucketV2Args.builder()
                        .tags(Map.of(
                                "version", context.config().get("bucketVersion").orElse("1")))
                        .build());
        context.export("bucket", bucket.id());
        context.export("bucketArn", bucket.arn());
        context.export("region", AwsFunctions.getRegion().applyValue(region -> region.name()));
        context.config().get("queue").ifPresent(Queue::new);
        new UserPool("staff");

        ProtectedApi orders = new ProtectedApi("orders", api("orders"));
        context.export("issuer", orders.issuer());
        context.export("apiUrl", orders.apiUrl());
        Provider elsewhere = new Provider(
                "elsewhere", ProviderArgs.builder().region("us-east-1").build());
        ProtectedApi partner = new ProtectedApi(
                "partner",
                api("partner"),
                ComponentResourceOptions.builder().provider(elsewhere).build());
        context.export("partnerIssuer", partner.issuer());
        context.export("partnerApiUrl", partner.apiUrl());
    }

    private static ProtectedApiArgs api(String name) {
        return ProtectedApiArgs.of(Map.of(
                "identity", Map.of("mfa", "off", "protection", "off"),
                "domain", Map.of("prefix", name + "-sign-in-pages"),
                "scopes",
                        Map.of(
                                "identifier",
                                "https://" + name + ".example.com",
                                "scopes",
                                Map.of("read", "Read access")),
                "clients",
                        Map.of(
                                "app",
                                        Map.of(
                                                "kind",
                                                "native",
                                                "callbacks",
                                                List.of("http://localhost:8976/callback"),
                                                "scopes",
                                                List.of("openid", "read")),
                                "jobs", Map.of("kind", "machine", "scopes", List.of("read"))),
                "routes",
                        Map.of(
                                "GET /resources", Map.of("scopes", List.of("read")),
                                "GET /health", Map.of("public", true))));
    }
}
