package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.api.ApiDomain;
import dev.gatehouse.cloud.api.ApiGateway;
import dev.gatehouse.cloud.api.DeclaredHttpApi;
import dev.gatehouse.cloud.function.InvokedFunction;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API in front of a function that is declared elsewhere.
 *
 * @param url the base URL, without a trailing slash
 * @param dnsTargets targets of the DNS records that the program creates itself, by host name
 */
public record HttpApiResources(ApiGateway api, Output<String> url, Optional<Output<Map<String, String>>> dnsTargets) {

    /**
     * Declares the API.
     *
     * @param issuer the required {@code iss} claim of tokens
     * @param audiences the accepted client ids or audiences of tokens
     */
    public static HttpApiResources declare(
            String name,
            DeclarationContext context,
            Output<String> issuer,
            Output<List<String>> audiences,
            InvokedFunction function,
            ComponentResourceOptions options) {
        Settings settings = context.settings();
        Optional<ApiDomain> domain =
                settings.api().domain().map(host -> new ApiDomain(name + "-api", host, context, options));
        ApiGateway api = new DeclaredHttpApi(name + "-api", context, options)
                .serve(
                        issuer,
                        audiences,
                        names -> Output.of(
                                names.stream().map(settings.scopes()::expand).toList()),
                        function,
                        List.of(),
                        Optional.empty());
        StackEndpoints endpoints =
                new StackEndpoints(settings, Optional.empty(), api.url(), domain.map(each -> each.map(api)));
        return new HttpApiResources(api, endpoints.apiUrl(), endpoints.dnsTargets());
    }
}
