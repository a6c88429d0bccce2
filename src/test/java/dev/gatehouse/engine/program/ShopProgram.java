package dev.gatehouse.engine.program;

import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.Pulumi;
import com.pulumi.aws.Provider;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.dynamodb.TableArgs;
import com.pulumi.aws.dynamodb.inputs.TableAttributeArgs;
import com.pulumi.core.Alias;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.inputs.ClientArgs;
import dev.gatehouse.inputs.DomainArgs;
import dev.gatehouse.inputs.FunctionArgs;
import dev.gatehouse.inputs.IdentityArgs;
import dev.gatehouse.inputs.RouteArgs;
import dev.gatehouse.inputs.ScopesArgs;
import dev.gatehouse.settings.identity.ClientKind;
import java.util.Optional;

/**
 * A program of another team that uses {@link ProtectedApi} as a library, twice: {@code api} with the default provider, and
 * {@code partner} with a provider of its own, protected and retained. The configuration {@code shop:*} changes it:
 *
 * <ul>
 *   <li>{@code name}: of the first component
 *   <li>{@code alias}: how the first component says that its name was {@code api}, {@code name} or {@code urn}
 *   <li>{@code prefix}: of the sign-in pages of the first component
 *   <li>{@code again}: the name of a third component with the arguments of the first
 *   <li>{@code client}: the name of the machine client of the first component
 *   <li>{@code pool}: whether a third component has a user pool that the program creates
 * </ul>
 */
public final class ShopProgram {
    private static final String PARTNER = "partner";

    private ShopProgram() {}

    public static void main(String[] args) {
        Pulumi.run(ShopProgram::declare);
    }

    private static void declare(Context context) {
        Config config = context.config();
        Table table = new Table(
                "items",
                TableArgs.builder()
                        .hashKey("id")
                        .billingMode("PAY_PER_REQUEST")
                        .attributes(TableAttributeArgs.builder()
                                .name("id")
                                .type("S")
                                .build())
                        .build());
        ProtectedApi api = new ProtectedApi(
                config.get("name").orElse("api"),
                args(
                                config.get("prefix").orElse("shop-auth"),
                                config.get("client").orElse("jobs"),
                                table.name())
                        .transform(
                                UserPoolArgs.class,
                                (name, pool) -> UserPoolArgs.builder(pool)
                                        .deletionProtection("ACTIVE")
                                        .build())
                        .build(),
                options(context, table));
        Provider virginia = new Provider(
                "virginia", ProviderArgs.builder().region("us-east-1").build());
        ProtectedApi partner = new ProtectedApi(
                PARTNER,
                args("partner-auth", "jobs", Output.of("none")).build(),
                ComponentResourceOptions.builder()
                        .provider(virginia)
                        .protect(true)
                        .retainOnDelete(true)
                        .build());
        config.get("again")
                .ifPresent(name -> new ProtectedApi(
                        name, args("again-auth", "jobs", Output.of("none")).build()));
        config.get("pool").ifPresent(name -> adopted(new UserPool(name)));
        context.export("api", Output.of(api.outputs()));
        context.export("partner", Output.of(partner.outputs()));
    }

    private static ComponentResourceOptions options(Context context, Table table) {
        ComponentResourceOptions.Builder options = ComponentResourceOptions.builder()
                .dependsOn(table)
                .resourceTransformations(ShopProgram::keepLogsForADay);
        Optional<String> alias = context.config().get("alias");
        alias.map(kind -> kind.equals("name")
                        ? Alias.builder().name("api").build()
                        : Alias.withUrn("urn:pulumi:" + context.stackName() + "::" + context.projectName()
                                + "::gatehouse:index:ProtectedApi::api"))
                .ifPresent(options::aliases);
        return options.build();
    }

    private static Optional<ResourceTransformation.Result> keepLogsForADay(ResourceTransformation.Args args) {
        return args.args() instanceof LogGroupArgs logs
                ? Optional.of(new ResourceTransformation.Result(
                        LogGroupArgs.builder(logs).retentionInDays(1).build(), args.options()))
                : Optional.empty();
    }

    private static void adopted(UserPool pool) {
        new ProtectedApi(
                "adopted",
                args("adopted-auth", "jobs", Output.of("none"))
                        .identity(IdentityArgs.builder().pool(pool.id()).build())
                        .build());
    }

    private static ProtectedApiArgs.Builder args(String prefix, String machine, Output<String> table) {
        return ProtectedApiArgs.builder()
                .identity(IdentityArgs.builder().protection(false).build())
                .domain(DomainArgs.builder().prefix(prefix).build())
                .scopes(ScopesArgs.builder()
                        .identifier("https://" + prefix + ".example.com")
                        .scope("read", "Read items")
                        .build())
                .client(
                        "app",
                        ClientArgs.builder()
                                .kind(ClientKind.NATIVE)
                                .callbacks("http://localhost:8976/callback")
                                .scopes("openid", "read")
                                .build())
                .client(
                        machine,
                        ClientArgs.builder()
                                .kind(ClientKind.MACHINE)
                                .scopes("read")
                                .build())
                .route("GET /resources", RouteArgs.builder().scopes("read").build())
                .route("GET /health", RouteArgs.builder().public_(true).build())
                .function(
                        FunctionArgs.builder().environment("ITEMS_TABLE", table).build());
    }
}
