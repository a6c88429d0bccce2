package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import dev.gatehouse.cloud.identity.IdentityStack;
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

/** What the stack tells frontends, scripts and people: the same keys on AWS and locally, no secret in a plain one. */
final class StackOutputs {
    private final Settings settings;
    private final ServiceUrls hosts;
    private final Optional<IdentityStack> own;
    private final StackEndpoints names;

    /** @param own empty where tokens come from another issuer */
    StackOutputs(Settings settings, ServiceUrls hosts, Optional<IdentityStack> own, StackEndpoints names) {
        this.settings = settings;
        this.hosts = hosts;
        this.own = own;
        this.names = names;
    }

    Map<String, Output<?>> all() {
        Output<String> issuer = own.map(IdentityStack::issuer)
                .orElseGet(() -> Output.of(settings.issuer().orElseThrow().url()));
        Map<String, Output<?>> outputs = new LinkedHashMap<>();
        outputs.put("region", Output.of(settings.region()));
        own.ifPresent(side -> outputs.put("userPoolId", side.users().poolId()));
        outputs.put("issuer", issuer);
        // Another issuer's keys are where its discovery document says: only that can be named.
        own.ifPresent(side -> outputs.put("jwksUrl", wellKnown(issuer, "jwks.json")));
        outputs.put("discoveryUrl", wellKnown(issuer, "openid-configuration"));
        names.authUrl().ifPresent(url -> outputs.put("authUrl", url));
        outputs.put("apiUrl", names.apiUrl());
        outputs.put("scopes", Output.of(scopes()));
        if (!settings.scopes().groups().isEmpty()) {
            outputs.put("scopeGroups", Output.of(settings.scopes().groups()));
        }
        outputs.put(
                "routes",
                Output.of(settings.routes().stream().map(StackOutputs::route).toList()));
        own.ifPresent(side -> clients(side, outputs));
        if (!hosts.areLocal()) {
            names.dnsTargets().ifPresent(targets -> outputs.put("dnsTargets", targets));
        }
        return outputs;
    }

    private void clients(IdentityStack side, Map<String, Output<?>> outputs) {
        outputs.put("clients", byClient(settings.clients(), client -> client(side, client)));
        outputs.put("frontend", byClient(publicClients(), client -> frontend(side, client)));
        outputs.put(
                "clientSecrets",
                byClient(
                                confidentialClients(),
                                client -> side.clients().secret(client).applyValue(List::of))
                        .asSecret());
        if (!hosts.areLocal()) {
            outputs.put(
                    "clientSecretArns",
                    byClient(
                            confidentialClients(),
                            client -> side.secrets().arns().get(client.name())));
        }
    }

    /** Of each public client, by its name; none where tokens come from another issuer. */
    Map<String, Output<Map<String, Object>>> frontends() {
        Map<String, Output<Map<String, Object>>> all = new LinkedHashMap<>();
        own.ifPresent(side -> publicClients().forEach(client -> all.put(client.name(), frontend(side, client))));
        return all;
    }

    /** OpenID Connect Discovery 1.0 section 4: a slash at the issuer's end goes. */
    private static Output<String> wellKnown(Output<String> issuer, String document) {
        return issuer.applyValue(url -> url.replaceFirst("/$", "") + "/.well-known/" + document);
    }

    private List<Client> publicClients() {
        return settings.clients().stream()
                .filter(client -> !client.kind().hasSecret())
                .toList();
    }

    private List<Client> confidentialClients() {
        return settings.clients().stream()
                .filter(client -> client.kind().hasSecret())
                .toList();
    }

    /** Short name to the scope as tokens carry it. */
    private Map<String, String> scopes() {
        Map<String, String> scopes = new LinkedHashMap<>();
        settings.scopes()
                .descriptions()
                .keySet()
                .forEach(name -> scopes.put(name, settings.scopes().expand(name)));
        return scopes;
    }

    private static Map<String, Object> route(Route route) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("key", route.key());
        if (route.isPublic()) {
            facts.put("public", true);
        } else {
            facts.put("scopes", route.scopes());
        }
        return facts;
    }

    private static Output<Map<String, Object>> client(IdentityStack side, Client client) {
        return side.clients().id(client).applyValue(id -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("clientId", id);
            facts.put("kind", client.kind().name().toLowerCase(Locale.ROOT));
            facts.put("scopes", client.scopes());
            facts.put("callbackUrls", client.callbackUrls());
            facts.put("logoutUrls", client.logoutUrls());
            return facts;
        });
    }

    private Output<Map<String, Object>> frontend(IdentityStack side, Client client) {
        return Output.tuple(
                        side.users().poolId(),
                        side.issuer(),
                        side.clients().id(client),
                        side.pages().authUrl(),
                        names.apiUrl())
                .applyValue(facts ->
                        new FrontendConfig(settings, client, facts.t1, facts.t2, facts.t3, facts.t4, facts.t5).all());
    }

    private static <T> Output<Map<String, T>> byClient(
            List<Client> clients, java.util.function.Function<Client, Output<T>> value) {
        Map<String, Output<T>> values = new LinkedHashMap<>();
        clients.forEach(client -> values.put(client.name(), value.apply(client)));
        return OutputValues.map(values);
    }
}
