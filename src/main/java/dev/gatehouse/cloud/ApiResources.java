package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.api.ApiDomain;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.api.HttpApiGateway;
import dev.gatehouse.cloud.api.MappedDomain;
import dev.gatehouse.cloud.api.RestApi;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.function.ResourceTable;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.cloud.monitoring.Monitoring;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ComponentTransformations;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ExternalIssuer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of a protected API: users, scopes, clients, sign-in pages, function and API.
 *
 * @param identity empty if an external issuer issues the tokens
 * @param outputs by name, as a stack exports them
 */
public record ApiResources(
        Optional<IdentityStack> identity, LambdaFunction function, ApiGateway api, Map<String, Output<?>> outputs) {
    public ApiResources {
        outputs = java.util.Collections.unmodifiableMap(outputs);
    }

    /**
     * Declares the resources.
     *
     * @param name prefix of the names of all resources
     * @param archives where the sample functions are
     * @param parent of all resources
     * @param transformations of all resources, after the tags and the permissions boundary of the settings
     */
    public static ApiResources declare(
            String name,
            DeclarationContext context,
            FunctionArchives archives,
            Resource parent,
            List<ResourceTransformation> transformations) {
        Settings settings = context.settings();
        ComponentResourceOptions options =
                ChildOptions.componentsOf(parent, ComponentTransformations.of(context, transformations));

        Optional<IdentityStack> identity =
                settings.domain().map(domain -> IdentityStack.declare(name, context, domain, archives, options));
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", context, options))
                : Optional.empty();
        LambdaFunction function = new LambdaFunction(
                name + "-function", FunctionConfiguration.forApi(settings, table, archives), context, options);
        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, context, options));
        ApiGateway api = settings.issuer()
                .<ApiGateway>map(issuer -> apiForExternalIssuer(issuer, name + "-api", context, function, options))
                .orElseGet(() -> apiForUserPool(identity.orElseThrow(), name, context, function, options));
        Monitoring.declare(name, context, identity, function, api, options);
        Optional<MappedDomain> mapped = domain.map(each -> each.map(api));

        StackEndpoints endpoints = new StackEndpoints(settings, identity.map(IdentityStack::pages), api.url(), mapped);
        StackOutputs outputs = new StackOutputs(context, identity, endpoints);
        if (settings.publication().parameters()) {
            new PublishedSettings(name, context.nameOnAws(name), outputs.frontends(), options);
        }
        return new ApiResources(identity, function, api, outputs.all());
    }

    private static ApiGateway apiForUserPool(
            IdentityStack identity,
            String name,
            DeclarationContext context,
            LambdaFunction function,
            ComponentResourceOptions options) {
        // The two kinds have different resource names, so both can exist while a stack changes its kind.
        return context.settings()
                .api()
                .rest()
                .<ApiGateway>map(rest -> new RestApi(
                        name + "-rest",
                        context,
                        rest,
                        identity.users().poolArn(),
                        identity.scopes(),
                        function,
                        identity.all(),
                        options))
                .orElseGet(() -> new HttpApiGateway(
                        name + "-api",
                        context,
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
            DeclarationContext context,
            LambdaFunction function,
            ComponentResourceOptions options) {
        return new HttpApiGateway(
                name,
                context,
                Output.of(issuer.url()),
                Output.of(issuer.audiences()),
                names -> Output.of(
                        names.stream().map(context.settings().scopes()::expand).toList()),
                function,
                List.of(),
                options);
    }
}
