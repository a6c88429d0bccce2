package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.identity.IdentityStack;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.OutputValues;
import dev.gatehouse.cloud.resource.ServiceUrls;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.identity.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stack outputs. The keys are the same on AWS and locally, and only secret outputs contain secrets. */
final class StackOutputs {
    private final Settings settings;
    private final Output<String> region;
    private final boolean local;
    private final Optional<IdentityStack> identity;
    private final StackEndpoints endpoints;
    private final Optional<Output<String>> mcpUrl;

    /**
     * @param identity empty if an external issuer issues the tokens
     * @param mcpUrl of the MCP server; empty without one
     */
    StackOutputs(
            DeclarationContext context,
            Optional<IdentityStack> identity,
            StackEndpoints endpoints,
            Optional<Output<String>> mcpUrl) {
        this.settings = context.settings();
        this.region = context.region();
        this.local = settings.endpoints().isPresent();
        this.identity = identity;
        this.endpoints = endpoints;
        this.mcpUrl = mcpUrl;
    }

    Map<String, Output<?>> all() {
        Output<String> issuer = identity.map(IdentityStack::issuer)
                .orElseGet(() -> Output.of(settings.issuer().orElseThrow().url()));
        Map<String, Output<?>> outputs = new LinkedHashMap<>();
        outputs.put("region", region);
        identity.ifPresent(stack -> outputs.put("userPoolId", stack.users().poolId()));
        outputs.put("issuer", issuer);
        // An external issuer publishes the URL of its keys in its discovery document.
        identity.ifPresent(stack -> outputs.put("jwksUrl", issuer.applyValue(ServiceUrls::keys)));
        outputs.put("discoveryUrl", issuer.applyValue(ServiceUrls::discovery));
        endpoints.authUrl().ifPresent(url -> outputs.put("authUrl", url));
        outputs.put("apiUrl", endpoints.apiUrl());
        mcpUrl.ifPresent(url -> outputs.put("mcpUrl", url));
        outputs.put("scopes", Output.of(settings.scopes().fullNames()));
        if (!settings.scopes().groups().isEmpty()) {
            outputs.put("scopeGroups", Output.of(settings.scopes().groups()));
        }
        outputs.put(
                "routes",
                Output.of(settings.routes().stream().map(StackOutputs::route).toList()));
        identity.ifPresent(stack -> clients(stack, outputs));
        if (!local) {
            endpoints.dnsTargets().ifPresent(targets -> outputs.put("dnsTargets", targets));
        }
        return outputs;
    }

    private void clients(IdentityStack stack, Map<String, Output<?>> outputs) {
        outputs.put("clients", byClient(settings.clients(), client -> client(stack, client)));
        outputs.put("frontend", byClient(frontendClients(), client -> frontend(stack, client)));
        outputs.put(
                "clientSecrets",
                byClient(
                                confidentialClients(),
                                client -> stack.clients().secret(client).applyValue(List::of))
                        .asSecret());
        if (!local) {
            outputs.put(
                    "clientSecretArns",
                    byClient(
                            confidentialClients(),
                            client -> stack.clientResources().secretArn(client).orElseThrow()));
        }
    }

    /** The settings of each frontend by client name; empty if an external issuer issues the tokens. */
    Map<String, Output<Map<String, Object>>> frontends() {
        Map<String, Output<Map<String, Object>>> all = new LinkedHashMap<>();
        identity.ifPresent(stack ->
                frontendClients().forEach(client -> all.put(client.name(), frontend(stack, client))));
        return all;
    }

    private List<Client> frontendClients() {
        return settings.clients().stream()
                .filter(client -> client.kind().isFrontend())
                .toList();
    }

    private List<Client> confidentialClients() {
        return settings.clients().stream()
                .filter(client -> client.kind().hasSecret())
                .toList();
    }

    private static Map<String, Object> route(Route route) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", route.key());
        if (route.isPublic()) {
            values.put("public", true);
        } else {
            values.put("scopes", route.scopes());
        }
        return values;
    }

    private static Output<Map<String, Object>> client(IdentityStack stack, Client client) {
        return stack.clients().id(client).applyValue(id -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("clientId", id);
            values.put("kind", client.kind().name().toLowerCase(Locale.ROOT));
            values.put("scopes", client.scopes());
            values.put("callbackUrls", client.callbackUrls());
            values.put("logoutUrls", client.logoutUrls());
            return values;
        });
    }

    private Output<Map<String, Object>> frontend(IdentityStack stack, Client client) {
        return Output.tuple(
                        region,
                        stack.users().poolId(),
                        stack.issuer(),
                        stack.clients().id(client),
                        stack.pages().authUrl(),
                        endpoints.apiUrl())
                .applyValue(values -> new FrontendConfig(
                                settings, client, values.t1, values.t2, values.t3, values.t4, values.t5, values.t6)
                        .all());
    }

    private static <T> Output<Map<String, T>> byClient(
            List<Client> clients, java.util.function.Function<Client, Output<T>> value) {
        Map<String, Output<T>> values = new LinkedHashMap<>();
        clients.forEach(client -> values.put(client.name(), value.apply(client)));
        return OutputValues.map(values);
    }
}
