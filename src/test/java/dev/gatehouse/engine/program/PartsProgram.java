package dev.gatehouse.engine.program;

import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cognito.UserPoolDomain;
import com.pulumi.aws.cognito.UserPoolDomainArgs;
import com.pulumi.aws.iam.Role;
import com.pulumi.aws.iam.RoleArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.core.Output;
import dev.gatehouse.AppClients;
import dev.gatehouse.AppClientsArgs;
import dev.gatehouse.HttpApi;
import dev.gatehouse.HttpApiArgs;
import dev.gatehouse.UserDirectory;
import dev.gatehouse.UserDirectoryArgs;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.pool.Mfa;
import java.util.Map;

/** A program that declares its own function and sign-in domain, and the rest with the components for a part. */
public final class PartsProgram {
    private static final String TRUST = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
             "Principal": {"Service": "lambda.amazonaws.com"}}]}""";

    private PartsProgram() {}

    public static void main(String[] args) {
        Pulumi.run(PartsProgram::declare);
    }

    private static void declare(Context context) {
        Role role = new Role("shop", RoleArgs.builder().assumeRolePolicy(TRUST).build());
        Function shop = new Function(
                "shop",
                FunctionArgs.builder()
                        .runtime("python3.12")
                        .handler("app.handler")
                        .code(new FileArchive(context.config().require("code")))
                        .role(role.arn())
                        .environment(FunctionEnvironmentArgs.builder()
                                .variables(Map.of("ORDERS_TABLE", "orders"))
                                .build())
                        .build());
        UserDirectory people = new UserDirectory(
                "people",
                UserDirectoryArgs.builder()
                        .identity(IdentityArgs.builder()
                                .groups("admin")
                                .mfa(Mfa.OFF)
                                .protection(false)
                                .build())
                        .build());
        UserPoolDomain domain = new UserPoolDomain(
                "people",
                UserPoolDomainArgs.builder()
                        .userPoolId(people.userPoolId())
                        .domain("shop-sign-in-pages")
                        .build());
        ScopesArgs scopes = ScopesArgs.builder()
                .identifier("https://shop.example.com")
                .scope("read", "Read access")
                .build();
        AppClients apps = new AppClients(
                "apps",
                AppClientsArgs.builder()
                        .userPoolId(people.userPoolId())
                        .scopes(scopes)
                        .client(
                                "jobs",
                                ClientArgs.builder()
                                        .kind(ClientKind.MACHINE)
                                        .scopes("read")
                                        .build())
                        .protection(false)
                        .build());
        HttpApi api = new HttpApi(
                "shop",
                HttpApiArgs.builder()
                        .issuer(people.issuer())
                        .audience(apps.clients().get("jobs").id())
                        .functionArn(shop.arn())
                        .functionName(shop.name())
                        .scopes(scopes)
                        .route(
                                "GET /resources",
                                RouteArgs.builder().scopes("read").build())
                        .route("GET /health", RouteArgs.builder().public_(true).build())
                        .protection(false)
                        .build());
        context.export("issuer", people.issuer());
        context.export("domain", domain.domain());
        context.export("apiUrl", api.apiUrl());
        context.export("clientId", apps.clients().get("jobs").id());
        context.export("clientSecret", apps.clients().get("jobs").secret().orElseGet(() -> Output.of("none")));
    }
}
