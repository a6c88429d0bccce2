package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The outputs of a program that the local cloud cannot run, computed from its resources. They have the names and forms of
 * the stack outputs, as far as resources contain them: {@code frontend} and {@code scopeGroups} are absent.
 *
 * @param all the declared resources
 * @param declared the model of the same resources
 */
public record InstanceOutputs(Resources all, Declared declared, Addresses addresses) {
    /**
     * The outputs of each instance, with secrets in plain text: of each API with the user pool that issues its tokens, and
     * of each user pool without an API. An instance is named by its {@code ProtectedApi}, or else by its API or user pool.
     * First those with a user pool and an API, each kind by name.
     */
    public Map<String, Map<String, Object>> byInstance() {
        Map<String, Resource> apis = new TreeMap<>();
        // Oldest first, so that the newest API of an instance remains.
        Stream.of(HttpApiType.TOKEN, RestApiTypes.API)
                .flatMap(type -> all.all(type).stream())
                .sorted(Comparator.comparingLong(Resource::sequence))
                .forEach(api -> apis.put(Instance.of(api), api));
        Set<String> used = new HashSet<>();
        Map<String, Map<String, Object>> complete = new LinkedHashMap<>();
        Map<String, Map<String, Object>> others = new LinkedHashMap<>();
        apis.forEach((name, resource) -> model(resource).ifPresent(api -> {
            ApiRoutes routes = ApiRoutes.of(api, declared);
            Optional<UserPool> pool = routes.pool();
            pool.ifPresent(each -> used.add(each.id()));
            (pool.isPresent() ? complete : others).put(name, outputs(name, pool, Optional.of(resource), routes));
        }));
        Map<String, Resource> pools = new TreeMap<>();
        all.all(UserPoolType.TOKEN).stream()
                .filter(pool -> !used.contains(pool.id()))
                .forEach(pool -> pools.put(Instance.of(pool), pool));
        pools.forEach((name, resource) -> others.putIfAbsent(
                name, outputs(name, declared.pool(resource.id()), Optional.empty(), ApiRoutes.NONE)));
        complete.forEach((name, outputs) -> others.remove(name));
        complete.putAll(others);
        return complete;
    }

    private Optional<Api> model(Resource resource) {
        return declared.apis().stream()
                .filter(api -> api.id().equals(resource.id()))
                .findFirst();
    }

    private Map<String, Object> outputs(
            String name, Optional<UserPool> pool, Optional<Resource> api, ApiRoutes routes) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        Map<String, String> scopes =
                pool.map(each -> scopes(each, Optional.empty(), routes.mcp())).orElseGet(routes::scopesOfOtherIssuer);
        Map<String, String> shortNames = new LinkedHashMap<>();
        scopes.forEach((shortName, full) -> shortNames.put(full, shortName));
        outputs.put("region", pool.map(each -> each.id().split("_", 2)[0]).orElse(addresses.region()));
        pool.ifPresent(each -> outputs.put("userPoolId", each.id()));
        pool.map(UserPool::issuer).or(routes::otherIssuer).ifPresent(issuer -> {
            String wellKnown = issuer.replaceFirst("/$", "") + "/.well-known/";
            outputs.put("issuer", issuer);
            if (pool.isPresent()) {
                outputs.put("jwksUrl", wellKnown + "jwks.json");
            }
            outputs.put("discoveryUrl", wellKnown + "openid-configuration");
        });
        if (pool.flatMap(UserPool::domain).isPresent()) {
            outputs.put("authUrl", addresses.cognito().toString());
        }
        api.flatMap(this::url).ifPresent(url -> outputs.put("apiUrl", url));
        routes.mcp().ifPresent(url -> outputs.put("mcpUrl", url));
        outputs.put("scopes", scopes);
        api.ifPresent(unused -> outputs.put("routes", routes.outputs(shortNames)));
        pool.ifPresent(each -> putClients(name, each, routes.mcp(), shortNames, outputs));
        return outputs;
    }

    /** The URL of the stage {@code $default}, or that of a custom domain, or else of the first stage. */
    private Optional<String> url(Resource api) {
        String base = api.origin().addresses(addresses).api().toString();
        Optional<Api> model = model(api);
        if (model.orElse(null) instanceof RestApi rest && rest.root().isPresent()) {
            return Optional.of(base);
        }
        return model.flatMap(each -> (each instanceof HttpApi http ? http.stages() : ((RestApi) each).stages())
                        .keySet().stream().sorted().findFirst())
                .map(stage -> stage.equals("$default") ? base : base + "/" + stage);
    }

    /**
     * Full name by short name; a short name that two resource servers have is left out.
     *
     * @param only the identifier of the only resource server; empty for all
     * @param without the identifier of a resource server whose scopes are left out
     */
    private static Map<String, String> scopes(UserPool pool, Optional<String> only, Optional<String> without) {
        Map<String, String> scopes = new TreeMap<>();
        Set<String> ambiguous = new HashSet<>();
        pool.resourceServers().values().stream()
                .filter(server ->
                        only.filter(id -> !id.equals(server.identifier())).isEmpty())
                .filter(server -> without.filter(server.identifier()::equals).isEmpty())
                .forEach(server -> server.scopes().forEach(full -> {
                    String shortName = full.substring(server.identifier().length() + 1);
                    if (scopes.put(shortName, full) != null) {
                        ambiguous.add(shortName);
                    }
                }));
        scopes.keySet().removeAll(ambiguous);
        return scopes;
    }

    private void putClients(
            String instance,
            UserPool pool,
            Optional<String> mcp,
            Map<String, String> shortNames,
            Map<String, Object> outputs) {
        Map<String, String> mcpNames = new LinkedHashMap<>();
        mcp.ifPresent(url -> scopes(pool, mcp, Optional.empty()).forEach((name, full) -> mcpNames.put(full, name)));
        Map<String, Object> clients = new TreeMap<>();
        Map<String, Object> secrets = new TreeMap<>();
        for (Resource resource : all.all(UserPoolClientType.TOKEN, "userPoolId", pool.id())) {
            declared.client(resource.id()).ifPresent(client -> {
                String name = clientName(instance, resource);
                boolean agent = client.oauthScopes().stream().anyMatch(mcpNames::containsKey);
                clients.put(name, client(client, agent ? "agent" : kind(client), agent ? mcpNames : shortNames));
                client.secret().map(Secret::reveal).ifPresent(secret -> secrets.put(name, List.of(secret)));
            });
        }
        outputs.put("clients", clients);
        outputs.put("clientSecrets", secrets);
    }

    /** A component names its clients {@code <component>-<client>}. */
    private static String clientName(String instance, Resource client) {
        String prefix = instance + "-";
        return client.name().startsWith(prefix) && client.name().length() > prefix.length()
                ? client.name().substring(prefix.length())
                : client.name();
    }

    private static Map<String, Object> client(AppClient client, String kind, Map<String, String> shortNames) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("clientId", client.id());
        values.put("kind", kind);
        values.put("scopes", shortened(client.oauthScopes(), shortNames));
        values.put("callbackUrls", client.callbackUrls());
        values.put("logoutUrls", client.logoutUrls());
        return values;
    }

    static List<String> shortened(Iterable<String> scopes, Map<String, String> shortNames) {
        List<String> all = new ArrayList<>();
        scopes.forEach(scope -> all.add(shortNames.getOrDefault(scope, scope)));
        return all;
    }

    /** A resource has no kind. Of the two public kinds, refresh tokens rotate only for a SPA by default. */
    private static String kind(AppClient client) {
        if (client.oauthFlows().contains("client_credentials")) {
            return "machine";
        }
        if (client.secret().isPresent()) {
            return "web";
        }
        return client.rotationGrace().isPresent() ? "spa" : "native";
    }
}
