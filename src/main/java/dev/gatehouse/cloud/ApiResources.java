package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.cloud.api.ApiDomain;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.api.DeclaredHttpApi;
import dev.gatehouse.cloud.api.MappedDomain;
import dev.gatehouse.cloud.api.RestApi;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.function.LambdaFunction;
import dev.gatehouse.cloud.function.ResourceTable;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.cloud.mcp.McpServer;
import dev.gatehouse.cloud.monitoring.Monitoring;
import dev.gatehouse.cloud.resource.ChildOptions;
import dev.gatehouse.cloud.resource.ComponentTransformations;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.ExternalIssuer;
import dev.gatehouse.settings.domain.CustomDomain;
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

        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, context, options));
        // The two kinds have different resource names, so both can exist while a stack changes its kind.
        Optional<DeclaredHttpApi> http = settings.api().rest().isPresent()
                ? Optional.empty()
                : Optional.of(new DeclaredHttpApi(name + "-api", context, options));
        Optional<Output<String>> mcpUrl =
                settings.mcp().map(mcp -> apiUrl(settings, domain, http).applyValue(url -> url + mcp.path()));

        Optional<IdentityStack> identity = settings.domain()
                .map(signIn -> IdentityStack.declare(name, context, signIn, archives, mcpUrl, options));
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", context, options))
                : Optional.empty();
        LambdaFunction function = new LambdaFunction(
                name + "-function", FunctionConfiguration.forApi(settings, table, mcpUrl, archives), context, options);
        Optional<McpServer> mcp = settings.mcp()
                .map(server -> McpServer.declare(
                        name,
                        context,
                        server,
                        mcpUrl.orElseThrow(),
                        issuer(identity.orElseThrow()),
                        archives,
                        options));
        ApiGateway api = settings.issuer()
                .<ApiGateway>map(issuer -> apiForExternalIssuer(issuer, http.orElseThrow(), settings, function))
                .orElseGet(() -> apiForUserPool(identity.orElseThrow(), http, name, context, function, mcp, options));
        Monitoring.declare(name, context, identity, function, api, options);
        Optional<MappedDomain> mapped = domain.map(each -> each.map(api));

        StackEndpoints endpoints = new StackEndpoints(settings, identity.map(IdentityStack::pages), api.url(), mapped);
        StackOutputs outputs = new StackOutputs(context, identity, endpoints, mcp.map(McpServer::url));
        if (settings.publication().parameters()) {
            new PublishedSettings(name, context.nameOnAws(name), outputs.frontends(), options);
        }
        return new ApiResources(identity, function, api, outputs.all());
    }

    /** The URL of the API, before its routes exist. */
    private static Output<String> apiUrl(
            Settings settings, Optional<ApiDomain> domain, Optional<DeclaredHttpApi> http) {
        Optional<String> host = settings.api().domain().map(CustomDomain::host);
        return http.map(api -> host.map(
                                name -> api.endpoint().applyValue(url -> ServiceUrls.api(name, url, Optional.empty())))
                        .orElseGet(api::endpoint))
                // Settings require a domain for an MCP server of a REST API, whose own URL contains the stage.
                .orElseGet(() -> domain.orElseThrow()
                        .dnsTarget()
                        .applyValue(target -> ServiceUrls.apiAtDomain(host.orElseThrow(), target)));
    }

    private static McpServer.Issuer issuer(IdentityStack identity) {
        return new McpServer.Issuer(
                identity.issuer(),
                identity.pages().authUrl(),
                identity.agentScopes().orElseThrow(),
                identity.clients()::id);
    }

    private static ApiGateway apiForUserPool(
            IdentityStack identity,
            Optional<DeclaredHttpApi> http,
            String name,
            DeclarationContext context,
            LambdaFunction function,
            Optional<McpServer> mcp,
            ComponentResourceOptions options) {
        return http.<ApiGateway>map(api -> api.serve(
                        identity.issuer(),
                        identity.clients().audience(),
                        identity.scopes(),
                        function,
                        identity.all(),
                        mcp))
                .orElseGet(() -> new RestApi(
                        name + "-rest",
                        context,
                        context.settings().api().rest().orElseThrow(),
                        identity.users().poolArn(),
                        identity.scopes(),
                        function,
                        identity.all(),
                        mcp,
                        options));
    }

    /**
     * An API whose tokens come from an external issuer. The stack declares nothing at that issuer, and the scopes are
     * the values in its tokens.
     */
    private static ApiGateway apiForExternalIssuer(
            ExternalIssuer issuer, DeclaredHttpApi api, Settings settings, LambdaFunction function) {
        return api.serve(
                Output.of(issuer.url()),
                Output.of(issuer.audiences()),
                names -> Output.of(names.stream().map(settings.scopes()::expand).toList()),
                function,
                List.of(),
                Optional.empty());
    }
}
