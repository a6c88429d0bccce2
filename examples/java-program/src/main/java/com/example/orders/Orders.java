package com.example.orders;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.aws.dynamodb.inputs.TableServerSideEncryptionArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.DomainArgs;
import dev.gatehouse.inputs.FunctionArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.pool.Mfa;

/** Two protected APIs, one in the Region of the stack and one in us-east-1, each with a table of orders. */
public final class Orders {
    private Orders() {}

    public static void main(String[] args) {
        Pulumi.run(Orders::stack);
    }

    private static void stack(Context context) {
        ProtectedApi europe = new ProtectedApi("orders", settings(context, "orders", table("orders", null)));

        Provider virginia = new Provider(
                "virginia", ProviderArgs.builder().region("us-east-1").build());
        ProtectedApi america = new ProtectedApi(
                "orders-us",
                settings(context, "orders-us", table("orders-us", virginia)),
                ComponentResourceOptions.builder().provider(virginia).build());

        context.export("apiUrl", europe.apiUrl());
        context.export("issuer", europe.issuer());
        context.export("authUrl", europe.authUrl().orElseThrow());
        context.export("spaClientId", europe.clients().get("spa").id());
        context.export("jobsClientId", europe.clients().get("jobs").id());
        context.export("jobsSecret", europe.clients().get("jobs").secret().orElseThrow());
        context.export("americanApiUrl", america.apiUrl());
    }

    private static Table table(String name, Provider provider) {
        return new Table(
                name,
                TableArgs.builder()
                        .billingMode("PAY_PER_REQUEST")
                        .hashKey("id")
                        .attributes(TableAttributeArgs.builder()
                                .name("id")
                                .type("S")
                                .build())
                        .serverSideEncryption(TableServerSideEncryptionArgs.builder()
                                .enabled(true)
                                .build())
                        .build(),
                CustomResourceOptions.builder().provider(provider).build());
    }

    private static ProtectedApiArgs settings(Context context, String name, Table orders) {
        return ProtectedApiArgs.builder()
                .identity(IdentityArgs.builder()
                        .mfa(Mfa.OFF)
                        .protection(false)
                        .build())
                .domain(DomainArgs.builder()
                        .prefix(name + "-" + context.stackName())
                        .build())
                .scopes(ScopesArgs.builder()
                        .identifier("https://orders.example.com")
                        .scope("read", "Read orders")
                        .scope("write", "Create and change orders")
                        .build())
                .client(
                        "spa",
                        ClientArgs.builder()
                                .kind(ClientKind.SPA)
                                .callbacks("http://localhost:5173/callback")
                                .scopes("openid", "read", "write")
                                .build())
                .client(
                        "jobs",
                        ClientArgs.builder()
                                .kind(ClientKind.MACHINE)
                                .scopes("read")
                                .build())
                .route("GET /resources", RouteArgs.builder().scopes("read").build())
                .route("POST /resources", RouteArgs.builder().scopes("write").build())
                .route("GET /health", RouteArgs.builder().public_(true).build())
                .function(FunctionArgs.builder()
                        // The name of a table that this program creates.
                        .environment("ORDERS_TABLE", orders.name())
                        .build())
                .build();
    }
}
