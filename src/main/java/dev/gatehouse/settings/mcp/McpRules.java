package dev.gatehouse.settings.mcp;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.aws.LambdaEnvironment;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.LoginPages;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.function.FunctionSettings;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.ClientKind;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules about the MCP server and the rest of the stack. */
public final class McpRules {
    static final Schema KEYS = Schema.part();

    /** RFC 1035 section 2.3.4 allows 253; a default endpoint, {@code <id>.execute-api.<region>.amazonaws.com}, has fewer. */
    private static final int DEFAULT_HOST_LENGTH = 63;

    private static final Rule REST_DOMAIN = KEYS.rule(
            "mcp-rest-domain",
            "needs gatehouse:api.domain with kind: rest: at the default endpoint the stage is part of the path, and clients"
                    + " look for /.well-known/ without it",
            "write gatehouse:api.domain, or kind: http");
    private static final Rule IDENTIFIER = KEYS.rule(
            "mcp-identifier",
            "must differ from gatehouse:scopes.identifier: two resource servers cannot have one identifier",
            "write there the URL of the API without a path");
    private static final Rule ROUTE = KEYS.rule(
            "mcp-route",
            "must not be a path of the MCP server, or below /.well-known/oauth-",
            "rename it, or change gatehouse:mcp.path");
    private static final Rule OPENID_ROUTE = KEYS.rule(
            "mcp-openid-route",
            "must not accept openid with kind: rest and gatehouse:mcp: a REST API does not check the client, so tokens of"
                    + " agents with openid would open the route",
            "use a scope of gatehouse:scopes for the route, or delete openid from the agents' scopes");
    private static final Rule TOOLS_MISSING =
            KEYS.rule("mcp-tools", "needs tools for the sample function", "write tools: {list_resources: read}");
    private static final Rule TOOLS_OF_OWN_CODE = KEYS.rule(
            "mcp-tools-code",
            "must be absent with your own function, <code>, which has its own tools",
            "check the scope of each tool in your function, and delete tools");
    private static final Rule CLIENT_MISSING = KEYS.rule(
            "mcp-client", "needs gatehouse:mcp.client, the app client that it leads to", "write client: agents");
    private static final Rule CLIENT_KIND =
            KEYS.rule("mcp-client-kind", "must be the name of a client of kind agent", "<nearest client>");
    private static final Rule AGENT_WITHOUT_MCP =
            KEYS.rule("agent-mcp", "needs gatehouse:mcp", "add gatehouse:mcp, or choose another kind");
    private static final Rule AGENT_SCOPE =
            KEYS.rule("agent-scope", "must be scopes of gatehouse:mcp, by short name, or openid", "<nearest scope>");
    private static final Rule SCOPE_OF_AGENTS = KEYS.rule(
            "mcp-scope-client",
            "must not be a scope of gatehouse:mcp: only clients of kind agent can have it",
            "delete it, or write kind: agent");
    private static final Rule SIZE = KEYS.rule(
            "mcp-size",
            "must give metadata of at most " + LambdaEnvironment.MAX_BYTES
                    + " bytes, because the function that publishes it has it in its environment",
            "shorten the names of scopes, offer fewer, or declare fewer callbacks");
    private static final String NO_AGENTS =
            KEYS.warning("no client of kind agent exists: nothing can sign in to the MCP server");
    private static final String NO_CHALLENGE = KEYS.warning(
            "the 401 response of an HTTP API does not name the metadata, so some hosted clients, such as claude.ai, may not"
                    + " find it; kind: rest with gatehouse:api.domain names it");
    private static final String NO_DOMAIN = KEYS.warning(
            "without gatehouse:api.domain the MCP URL contains the id of the API: a new API means new scopes and a new sign-in"
                    + " of each agent");

    private static final String CLASSIC_PAGES = KEYS.warning(
            "AWS documents the parameter resource for managed login only: tokens from the classic sign-in pages may lack the"
                    + " audience, and the MCP server then refuses them; write gatehouse:domain.pages: managed, or try a"
                    + " sign-in on AWS first");

    private McpRules() {}

    /**
     * Checks the MCP server against the rest of the stack.
     *
     * @param path of {@code gatehouse:mcp}
     * @param local whether the stack is local: the warnings about hosted clients do not apply
     */
    public static void check(
            McpSettings mcp,
            Identity identity,
            Optional<SignInDomain> signIn,
            Optional<ScopeCatalogue> catalogue,
            List<Client> clients,
            ApiSettings api,
            List<Route> routes,
            FunctionSettings function,
            boolean local,
            ConfigPath path) {
        identity.plan().requireEssentials(true, path, "gatehouse:mcp");
        checkApi(mcp, api, catalogue, routes, clients, path);
        checkTools(mcp, identity, function, path);
        checkClient(mcp, clients, path);
        if (clients.stream().noneMatch(Client::isAgent)) {
            path.warn(NO_AGENTS);
        }
        // The local cloud warns at each sign-in, and binds the token.
        if (!local
                && signIn.filter(domain -> domain.pages() == LoginPages.CLASSIC).isPresent()) {
            path.warn(CLASSIC_PAGES);
        }
        if (!local && api.rest().isEmpty()) {
            path.warn(NO_CHALLENGE);
            if (api.domain().isEmpty()) {
                path.warn(NO_DOMAIN);
            }
        }
        String host = api.domain().map(CustomDomain::host).orElse("a".repeat(DEFAULT_HOST_LENGTH));
        int bytes = McpMetadataSize.bytes(mcp, "https://" + host, client(mcp, clients));
        if (bytes > LambdaEnvironment.MAX_BYTES) {
            path.report(SIZE, bytes + " bytes");
        }
    }

    /** Reports clients of kind agent in a stack without an MCP server. */
    public static void rejectAgents(List<Client> clients, Problems problems) {
        clients.stream()
                .filter(Client::isAgent)
                .forEach(client -> new ConfigPath("gatehouse:clients." + client.name() + ".kind", problems)
                        .report(AGENT_WITHOUT_MCP, "agent"));
    }

    /** Checks the scopes of a client of kind agent. */
    public static void checkAgentScopes(Client client, McpSettings mcp, ConfigPath path) {
        List<String> names = new ArrayList<>(mcp.scopes().keySet());
        names.add("openid");
        client.scopes().stream()
                .filter(scope -> !names.contains(scope))
                .forEach(scope -> path.report(
                        AGENT_SCOPE, scope, NearestName.hint(scope, names, "known here: " + String.join(", ", names))));
    }

    /** Reports a scope of agents at a client of another kind; returns whether it is one. */
    public static boolean rejectAgentScope(
            String scope, ScopeCatalogue catalogue, Optional<McpSettings> mcp, ConfigPath path) {
        boolean ofAgents = !catalogue.contains(scope)
                && mcp.filter(each -> each.scopes().containsKey(scope)).isPresent();
        if (ofAgents) {
            path.report(SCOPE_OF_AGENTS, scope);
        }
        return ofAgents;
    }

    private static void checkApi(
            McpSettings mcp,
            ApiSettings api,
            Optional<ScopeCatalogue> catalogue,
            List<Route> routes,
            List<Client> clients,
            ConfigPath path) {
        if (api.rest().isPresent() && api.domain().isEmpty()) {
            path.report(REST_DOMAIN, "kind: rest without a domain");
        }
        api.domain()
                .map(domain -> "https://" + domain.host() + mcp.path())
                .filter(url -> catalogue
                        .flatMap(ScopeCatalogue::identifier)
                        .filter(url::equals)
                        .isPresent())
                .ifPresent(url -> path.report(IDENTIFIER, url));
        boolean agentsWithOpenid = clients.stream()
                .anyMatch(client -> client.isAgent() && client.scopes().contains("openid"));
        List<String> paths =
                McpRoutes.of(mcp, api).all().stream().map(Route::path).toList();
        for (Route route : routes) {
            ConfigPath at = new ConfigPath("gatehouse:routes." + route.key(), path.problems());
            if (paths.contains(route.path()) || route.path().startsWith("/.well-known/oauth-")) {
                at.report(ROUTE, route.key());
            }
            if (api.rest().isPresent() && agentsWithOpenid && route.scopes().contains("openid")) {
                at.key("scopes").report(OPENID_ROUTE, "openid");
            }
        }
    }

    private static void checkTools(McpSettings mcp, Identity identity, FunctionSettings function, ConfigPath path) {
        ConfigPath tools = path.key(McpSettings.TOOLS.name());
        function.program()
                .customCode()
                .ifPresentOrElse(
                        own -> {
                            if (!mcp.tools().isEmpty()) {
                                tools.report(
                                        TOOLS_OF_OWN_CODE,
                                        String.join(", ", mcp.tools().keySet()),
                                        own.code());
                            }
                        },
                        () -> {
                            if (mcp.tools().isEmpty()) {
                                tools.report(TOOLS_MISSING, "none");
                            }
                        });
        mcp.tools()
                .forEach((name, tool) -> tool.group()
                        .ifPresent(group ->
                                identity.checkGroup(group, tools.key(name).key(McpTool.GROUP.name()))));
    }

    private static void checkClient(McpSettings mcp, List<Client> clients, ConfigPath path) {
        if (mcp.client().isEmpty()) {
            if (!mcp.documents().isEmpty()) {
                path.key(ClientDocuments.DOCUMENTS.name()).report(CLIENT_MISSING, mcp.documents());
            }
            if (mcp.sharesRegistration()) {
                path.key(McpSettings.REGISTRATION.name()).report(CLIENT_MISSING, "shared");
            }
            return;
        }
        List<String> agents =
                clients.stream().filter(Client::isAgent).map(Client::name).toList();
        String name = mcp.client().get();
        if (!agents.contains(name)) {
            path.key(McpSettings.CLIENT.name())
                    .report(
                            CLIENT_KIND,
                            name,
                            NearestName.hint(
                                    name,
                                    agents,
                                    "write gatehouse:clients." + name + ": {kind: " + ClientKind.AGENT.settingName()
                                            + ", …}"));
        }
    }

    private static Optional<Client> client(McpSettings mcp, List<Client> clients) {
        return mcp.client()
                .flatMap(name -> clients.stream()
                        .filter(client -> client.name().equals(name))
                        .findFirst());
    }
}
