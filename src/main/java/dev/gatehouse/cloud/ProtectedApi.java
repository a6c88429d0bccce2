package dev.gatehouse.cloud;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.api.ApiDomain;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.api.HttpApi;
import dev.gatehouse.cloud.api.RestApi;
import dev.gatehouse.cloud.function.FunctionPlan;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.function.ResourceTable;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.cloud.monitoring.Monitoring;
import dev.gatehouse.cloud.resource.RoleBoundary;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.cloud.resource.Tagging;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ExternalIssuer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole declaration: users, scopes, clients, sign-in pages, function and API, and what the stack tells its users. */
public final class ProtectedApi {
    private ProtectedApi() {}

    /**
     * Declares the stack.
     *
     * @return the stack's outputs by name, see the README; exported by the caller
     */
    public static Map<String, Output<?>> declare(Context context, Settings settings) {
        String name = context.projectName() + "-" + context.stackName();
        List<ResourceTransformation> everywhere =
                new ArrayList<>(List.of(new Tagging(settings.tags().withStackTag(settings.stack()))));
        settings.function().permissionsBoundary().map(RoleBoundary::new).ifPresent(everywhere::add);
        ComponentResourceOptions top = ComponentResourceOptions.builder()
                .resourceTransformations(everywhere)
                .build();
        boolean protection = settings.identity().protection();
        ServiceUrls hosts = new ServiceUrls(settings);

        Optional<IdentityStack> own =
                settings.domain().map(domain -> IdentityStack.declare(name, settings, domain, hosts, top));
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", settings, top))
                : Optional.empty();
        LambdaFunction backend =
                new LambdaFunction(name + "-function", FunctionPlan.api(settings, table), settings, top);
        ApiGateway api = settings.issuer()
                .<ApiGateway>map(issuer -> trusting(issuer, name + "-api", settings, backend, top))
                .orElseGet(() -> ofThePool(own.orElseThrow(), name, settings, backend, top));
        Monitoring.over(name, settings, own, backend, api, top);
        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, api, protection, top));

        StackEndpoints names = new StackEndpoints(settings, hosts, own.map(IdentityStack::pages), api.url(), domain);
        StackOutputs outputs = new StackOutputs(settings, hosts, own, names);
        if (settings.publication().parameters()) {
            new PublishedSettings(name, outputs.frontends(), top);
        }
        return outputs.all();
    }

    private static ApiGateway ofThePool(
            IdentityStack own, String name, Settings settings, LambdaFunction backend, ComponentResourceOptions top) {
        // Under another name, so that one can stand beside the other while a stack changes its kind.
        return settings.api()
                .rest()
                .<ApiGateway>map(choice -> new RestApi(
                        name + "-rest", settings, choice, own.users().poolArn(), own.scopes(), backend, own.all(), top))
                .orElseGet(() -> new HttpApi(
                        name + "-api",
                        settings,
                        own.issuer(),
                        own.clients().ids(),
                        own.scopes(),
                        backend,
                        own.all(),
                        top));
    }

    /** Nothing of that issuer is declared: its scopes are the texts that its tokens carry. */
    private static ApiGateway trusting(
            ExternalIssuer issuer,
            String name,
            Settings settings,
            LambdaFunction backend,
            ComponentResourceOptions top) {
        return new HttpApi(
                name,
                settings,
                Output.of(issuer.url()),
                Output.of(issuer.audiences()),
                names -> Output.of(names.stream().map(settings.scopes()::expand).toList()),
                backend,
                List.of(),
                top);
    }
}
