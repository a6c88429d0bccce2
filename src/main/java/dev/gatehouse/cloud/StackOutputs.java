package dev.gatehouse.cloud;

import com.pulumi.core.Output;
import dev.gatehouse.settings.Client;
import dev.gatehouse.settings.Route;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the stack tells frontends, scripts and people: the same keys on AWS and locally, no secret in a plain one. */
final class StackOutputs {
    private final Settings settings;
    private final Hosts hosts;
    private final UserDirectory users;
    private final Output<String> issuer;
    private final AppClients clients;
    private final ClientSecrets secrets;
    private final PublicNames names;

    StackOutputs(
            Settings settings,
            Hosts hosts,
            UserDirectory users,
            Output<String> issuer,
            AppClients clients,
            ClientSecrets secrets,
            PublicNames names) {
        this.settings = settings;
        this.hosts = hosts;
        this.users = users;
        this.issuer = issuer;
        this.clients = clients;
        this.secrets = secrets;
        this.names = names;
    }

    Map<String, Output<?>> all() {
        Map<String, Output<?>> outputs = new LinkedHashMap<>();
        outputs.put("region", Output.of(settings.region()));
        outputs.put("userPoolId", users.poolId());
        outputs.put("issuer", issuer);
        outputs.put("jwksUrl", issuer.applyValue(url -> url + "/.well-known/jwks.json"));
        outputs.put("discoveryUrl", issuer.applyValue(url -> url + "/.well-known/openid-configuration"));
        outputs.put("authUrl", names.authUrl());
        outputs.put("apiUrl", names.apiUrl());
        outputs.put("scopes", Output.of(scopes()));
        outputs.put(
                "routes",
                Output.of(settings.routes().stream().map(StackOutputs::route).toList()));
        outputs.put("clients", byClient(settings.clients(), this::client));
        outputs.put("frontend", byClient(publicClients(), this::frontend));
        outputs.put(
                "clientSecrets",
                byClient(confidentialClients(), client -> clients.secret(client).applyValue(List::of))
                        .asSecret());
        if (!hosts.areLocal()) {
            names.dnsTargets().ifPresent(targets -> outputs.put("dnsTargets", targets));
            outputs.put(
                    "clientSecretArns",
                    byClient(confidentialClients(), client -> secrets.arns().get(client.name())));
        }
        return outputs;
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

    private Output<Map<String, Object>> client(Client client) {
        return clients.id(client).applyValue(id -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("clientId", id);
            facts.put("kind", client.kind().name().toLowerCase(Locale.ROOT));
            facts.put("scopes", client.scopes());
            facts.put("callbackUrls", client.callbacks());
            facts.put("logoutUrls", client.logouts());
            return facts;
        });
    }

    private Output<Map<String, Object>> frontend(Client client) {
        return Output.tuple(users.poolId(), issuer, clients.id(client), names.authUrl(), names.apiUrl())
                .applyValue(facts ->
                        new FrontendConfig(settings, client, facts.t1, facts.t2, facts.t3, facts.t4, facts.t5).all());
    }

    private static <T> Output<Map<String, T>> byClient(
            List<Client> clients, java.util.function.Function<Client, Output<T>> value) {
        List<Output<T>> values = clients.stream().map(value).toList();
        return Output.all(values).applyValue(known -> {
            Map<String, T> map = new LinkedHashMap<>();
            for (int i = 0; i < clients.size(); i++) {
                map.put(clients.get(i).name(), known.get(i));
            }
            return map;
        });
    }
}
