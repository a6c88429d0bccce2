package dev.gatehouse.cloud;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.settings.ForeignIssuer;
import dev.gatehouse.settings.Settings;
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
                new ArrayList<>(List.of(new Tagging(settings.tags().of(settings.stack()))));
        settings.function().boundary().map(RoleBoundary::new).ifPresent(everywhere::add);
        ComponentResourceOptions top = ComponentResourceOptions.builder()
                .resourceTransformations(everywhere)
                .build();
        boolean protection = settings.identity().protection();
        Hosts hosts = new Hosts(settings);

        Optional<UserSide> own = settings.domain().map(domain -> UserSide.declare(name, settings, domain, hosts, top));
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", settings, top))
                : Optional.empty();
        Backend backend = new Backend(name + "-function", FunctionPlan.api(settings, table), settings, top);
        Gateway api = settings.issuer()
                .<Gateway>map(issuer -> trusting(issuer, name + "-api", settings, backend, top))
                .orElseGet(() -> ofThePool(own.orElseThrow(), name, settings, backend, top));
        Lookout.over(name, settings, own, backend, api, top);
        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, api, protection, top));

        PublicNames names = new PublicNames(settings, hosts, own.map(UserSide::pages), api.url(), domain);
        StackOutputs outputs = new StackOutputs(settings, hosts, own, names);
        if (settings.publication().parameters()) {
            new PublishedSettings(name, outputs.frontends(), top);
        }
        return outputs.all();
    }

    private static Gateway ofThePool(
            UserSide own, String name, Settings settings, Backend backend, ComponentResourceOptions top) {
        // Under another name, so that one can stand beside the other while a stack changes its kind.
        return settings.api()
                .rest()
                .<Gateway>map(choice -> new RestApi(
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
    private static Gateway trusting(
            ForeignIssuer issuer, String name, Settings settings, Backend backend, ComponentResourceOptions top) {
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
