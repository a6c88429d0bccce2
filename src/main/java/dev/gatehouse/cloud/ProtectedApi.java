package dev.gatehouse.cloud;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.api.ApiDomain;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.api.HttpApi;
import dev.gatehouse.cloud.api.RestApi;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
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

/** Declares a whole stack: users, scopes, clients, sign-in pages, function, API and the stack outputs. */
public final class ProtectedApi {
    private ProtectedApi() {}

    /**
     * Declares the stack.
     *
     * @param archives where the sample functions are
     * @return the stack outputs by name; the caller exports them
     */
    public static Map<String, Output<?>> declare(Context context, Settings settings, FunctionArchives archives) {
        String name = context.projectName() + "-" + context.stackName();
        List<ResourceTransformation> transformations =
                new ArrayList<>(List.of(new Tagging(settings.tags().withStackTag(settings.stack()))));
        settings.function().permissionsBoundary().map(RoleBoundary::new).ifPresent(transformations::add);
        ComponentResourceOptions options = ComponentResourceOptions.builder()
                .resourceTransformations(transformations)
                .build();
        boolean protect = settings.identity().protection();
        ServiceUrls urls = new ServiceUrls(settings);

        Optional<IdentityStack> identity =
                settings.domain().map(domain -> IdentityStack.declare(name, settings, domain, urls, archives, options));
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", settings, options))
                : Optional.empty();
        LambdaFunction function = new LambdaFunction(
                name + "-function", FunctionConfiguration.forApi(settings, table, archives), settings, options);
        ApiGateway api = settings.issuer()
                .<ApiGateway>map(issuer -> apiForExternalIssuer(issuer, name + "-api", settings, function, options))
                .orElseGet(() -> apiForUserPool(identity.orElseThrow(), name, settings, function, options));
        Monitoring.declare(name, settings, identity, function, api, options);
        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, api, protect, options));

        StackEndpoints endpoints =
                new StackEndpoints(settings, urls, identity.map(IdentityStack::pages), api.url(), domain);
        StackOutputs outputs = new StackOutputs(settings, urls, identity, endpoints);
        if (settings.publication().parameters()) {
            new PublishedSettings(name, outputs.frontends(), options);
        }
        return outputs.all();
    }

    private static ApiGateway apiForUserPool(
            IdentityStack identity,
            String name,
            Settings settings,
            LambdaFunction function,
            ComponentResourceOptions options) {
        // The two kinds have different resource names, so both can exist while a stack changes its kind.
        return settings.api()
                .rest()
                .<ApiGateway>map(rest -> new RestApi(
                        name + "-rest",
                        settings,
                        rest,
                        identity.users().poolArn(),
                        identity.scopes(),
                        function,
                        identity.all(),
                        options))
                .orElseGet(() -> new HttpApi(
                        name + "-api",
                        settings,
                        identity.issuer(),
                        identity.clients().ids(),
                        identity.scopes(),
                        function,
                        identity.all(),
                        options));
    }

    /**
     * An API whose tokens come from an external issuer. The stack declares nothing at that issuer, and the scopes are
     * the values in its tokens.
     */
    private static ApiGateway apiForExternalIssuer(
            ExternalIssuer issuer,
            String name,
            Settings settings,
            LambdaFunction function,
            ComponentResourceOptions options) {
        return new HttpApi(
                name,
                settings,
                Output.of(issuer.url()),
                Output.of(issuer.audiences()),
                names -> Output.of(names.stream().map(settings.scopes()::expand).toList()),
                function,
                List.of(),
                options);
    }
}
