package dev.gatehouse.settings;

import dev.gatehouse.settings.api.ApiDomainSettings;
import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.ExternalIssuer;
import dev.gatehouse.settings.api.PreflightRoutes;
import dev.gatehouse.settings.api.RestRules;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.aws.Partition;
import dev.gatehouse.settings.aws.RegionAndAccount;
import dev.gatehouse.settings.aws.Tags;
import dev.gatehouse.settings.delivery.Delivery;
import dev.gatehouse.settings.delivery.Publication;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.function.FunctionSettings;
import dev.gatehouse.settings.function.FunctionVariables;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.IdentityProviderList;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.identity.ScopeGrants;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import dev.gatehouse.settings.mcp.McpRoutes;
import dev.gatehouse.settings.mcp.McpRules;
import dev.gatehouse.settings.mcp.McpSettings;
import dev.gatehouse.settings.monitoring.Observability;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one stack, checked as a whole.
 *
 * @param stack name of the stack, such as {@code dev}
 * @param knownRegion such as {@code eu-west-1}; empty if only the AWS provider of a component knows it
 * @param issuer an external issuer instead of a user pool; the stack then has no domain and no clients
 * @param domain of the sign-in pages; present if the stack has a user pool
 * @param clients in the order written; at least one if the stack has a user pool
 * @param routes in the order written, at least one
 * @param mcp the MCP server of the API; present if the stack has one
 * @param tags of every resource
 * @param endpoints present for a stack on the local cloud
 * @param local present for a stack on the local cloud
 * @param warnings about settings that are allowed but may be mistakes
 */
public record Settings(
        String stack,
        Optional<String> knownRegion,
        Identity identity,
        Optional<ExternalIssuer> issuer,
        Optional<SignInDomain> domain,
        ScopeCatalogue scopes,
        List<Client> clients,
        ApiSettings api,
        List<Route> routes,
        FunctionSettings function,
        Observability observability,
        Publication publication,
        Optional<McpSettings> mcp,
        Tags tags,
        Optional<ServiceEndpoints> endpoints,
        Optional<LocalSettings> local,
        List<String> warnings) {

    public static final Schema KEYS = new Schema(
            "The settings of one stack, below `config:` in its `Pulumi.<stack>.yaml`.",
            RegionAndAccount.RULES,
            Tags.KEYS,
            KeyNamespaces.KEYS,
            Delivery.PART);

    static final Key<Optional<String>> REGION = KEYS.text("aws:region", RegionAndAccount.REGION)
            .describe("the AWS Region of the stack's resources")
            .source("AWS Regions and Availability Zones")
            .example("eu-west-1")
            .takesOutput()
            .required("write aws:region: eu-west-1");
    private static final Key<List<Section>> ENDPOINTS = KEYS.sectionList("aws:endpoints", ServiceEndpoints.KEYS)
            .describe("the addresses of a local stack's services; a stack without this key runs on AWS")
            .source("Pulumi AWS provider, endpoints")
            .emptyByDefault();
    private static final Key<List<String>> ACCOUNTS = KEYS.textList(
                    "aws:allowedAccountIds", RegionAndAccount.ACCOUNT, Limit.NONE)
            .describe(
                    "the AWS accounts that this stack may use; credentials of any other account are rejected before anything changes")
            .source("Pulumi AWS provider, allowedAccountIds")
            .example(List.of("123456789012"))
            .emptyByDefault();
    private static final String ANY_ACCOUNT =
            KEYS.warning("protection is on but aws:allowedAccountIds is not set: any AWS account would be accepted");
    static final Key<Section> IDENTITY = KEYS.section("gatehouse:identity", Identity.KEYS)
            .describe("the users of the stack and how they sign in")
            .emptyByDefault();
    private static final Key<Optional<Section>> ISSUER = KEYS.section("gatehouse:issuer", ExternalIssuer.KEYS)
            .describe("an external issuer instead of a user pool")
            .source("API Gateway, Control access to HTTP APIs with JWT authorizers")
            .optional();
    private static final Key<Optional<Section>> DOMAIN = KEYS.section("gatehouse:domain", SignInDomain.KEYS)
            .describe("the domain of the sign-in pages")
            .requiredUnless(ISSUER, "write gatehouse:domain: {prefix: my-api-auth}");
    static final Key<Section> SCOPES = KEYS.section("gatehouse:scopes", ScopeCatalogue.KEYS)
            .describe("the scopes of the API")
            .emptyByDefault();
    private static final Key<Optional<Map<String, Section>>> CLIENTS = KEYS.sectionMap(
                    "gatehouse:clients", "name", Client.NAME, Client.KEYS, Limit.atMost(50, "split the stack"))
            .describe("the app clients, by name")
            .source("API Gateway quotas: 50 audiences a JWT authorizer")
            .requiredUnless(ISSUER, "see docs/settings.md");
    static final Key<Section> API =
            KEYS.section("gatehouse:api", ApiSettings.KEYS).describe("the API").emptyByDefault();
    static final Key<Optional<Map<String, Section>>> ROUTES = KEYS.sectionMap(
                    "gatehouse:routes", "METHOD /path", Route.KEY, Route.KEYS, Limit.atMost(300, "split the stack"))
            .describe("the routes of the API, by method and path")
            .source("API Gateway quotas: 300 routes an HTTP API")
            .required("see docs/settings.md");
    static final Key<Section> FUNCTION = KEYS.section("gatehouse:function", FunctionSettings.KEYS)
            .describe("the function behind the API")
            .emptyByDefault();
    static final Key<Section> OBSERVABILITY = KEYS.section("gatehouse:observability", Observability.KEYS)
            .describe("logs, alarms and the dashboard")
            .emptyByDefault();
    static final Key<Section> PUBLISH = KEYS.section("gatehouse:publish", Publication.KEYS)
            .describe("publishes client settings that frontends can read without Pulumi")
            .emptyByDefault();
    static final Key<Optional<Section>> MCP = KEYS.section("gatehouse:mcp", McpSettings.KEYS)
            .describe("the MCP server of the API, through which AI agents call tools")
            .source("MCP specification 2025-11-25 and 2026-07-28, authorization")
            .optional();
    private static final Key<Optional<Section>> LOCAL = KEYS.section("gatehouse:local", LocalSettings.KEYS)
            .describe("settings that only the local cloud reads")
            .optional();

    public Settings {
        clients = List.copyOf(clients);
        routes = List.copyOf(routes);
        warnings = List.copyOf(warnings);
    }

    /** The Region of a stack, which a stack file always contains, such as {@code eu-west-1}. */
    public String region() {
        return knownRegion.orElseThrow();
    }

    /** The AWS partition of the Region. */
    public Partition partition() {
        return Partition.of(region()).orElseThrow();
    }

    /** Which of the API's scopes a user's access token may contain. */
    public ScopeGrants scopeGrants() {
        return ScopeGrants.of(scopes, identity.triggers().passwordScopes(), clients);
    }

    /** The routes that the MCP server adds to the API; present if the stack has one. */
    public Optional<McpRoutes> mcpRoutes() {
        return mcp.map(server -> McpRoutes.of(server, api));
    }

    /** The routes that invoke the function of the API: those of the settings, and the MCP server. */
    public List<Route> functionRoutes() {
        List<Route> all = new ArrayList<>(routes);
        mcpRoutes().ifPresent(added -> all.add(added.server()));
        return all;
    }

    /** The routes of the settings, and those that the MCP server adds. */
    public List<Route> allRoutes() {
        List<Route> all = new ArrayList<>(routes);
        mcpRoutes().ifPresent(added -> all.addAll(added.all()));
        return all;
    }

    /** The client with this name. */
    public Optional<Client> client(String name) {
        return clients.stream().filter(client -> client.name().equals(name)).findFirst();
    }

    /**
     * Reads and checks a stack's configuration.
     *
     * @param config by full key, {@code gatehouse:identity} or {@code aws:region}; values are texts, numbers, flags,
     *     lists and maps
     * @throws SettingsException with all problems
     */
    public static Settings read(String stack, Map<String, ?> config) throws SettingsException {
        return read(stack, config, Set.of());
    }

    /**
     * As {@link #read(String, Map)}, for a configuration with encrypted values.
     *
     * @param encrypted full keys that contain encrypted values; in {@code config} they are already decrypted
     */
    public static Settings read(String stack, Map<String, ?> config, Set<String> encrypted) throws SettingsException {
        return read(stack, config, Optional.of(encrypted));
    }

    /**
     * Reads the arguments of a component, with the keys of a stack file. {@code aws:region} may be a {@link PendingText}.
     */
    static Settings ofComponent(String stack, Map<String, ?> config) throws SettingsException {
        return read(stack, config, Optional.empty());
    }

    /** @param encrypted empty for the arguments of a component */
    private static Settings read(String stack, Map<String, ?> config, Optional<Set<String>> encrypted)
            throws SettingsException {
        Problems problems = new Problems();
        Section root = new Section(
                new ConfigPath("", problems),
                KEYS,
                KeyNamespaces.ownKeys(config, KEYS.keys().keySet(), problems));
        if (problems.found().stream().anyMatch(problem -> problem.code().equals(Rule.PLAIN.code()))) {
            // The records of the sections need the texts that are Outputs here.
            throw new SettingsException(stack, problems.found());
        }
        Optional<ServiceEndpoints> endpoints =
                ServiceEndpoints.read(root.get(ENDPOINTS), root.has(ENDPOINTS), root.path(ENDPOINTS));
        Optional<String> written = root.get(REGION);
        Optional<String> region = written.filter(text -> !PendingText.isPlaceholder(text));
        Identity identity = Identity.read(
                root.get(IDENTITY),
                region,
                !ScopeCatalogue.groupPaths(root.get(SCOPES)).isEmpty());
        if (encrypted.isPresent() && root.get(ACCOUNTS).isEmpty() && identity.protection() && endpoints.isEmpty()) {
            root.path(ACCOUNTS).warn(ANY_ACCOUNT);
        }
        Delivery.rejectInApiStack(root);
        boolean externalIssuer = root.has(ISSUER);
        Optional<ExternalIssuer> issuer =
                root.get(ISSUER).flatMap(section -> ExternalIssuer.read(section, root.has(LOCAL)));
        if (externalIssuer) {
            ExternalIssuer.rejectPoolSettings(Stream.of(DOMAIN, CLIENTS, MCP)
                    .filter(root::has)
                    .map(root::path)
                    .collect(Collectors.toCollection(
                            () -> new ArrayList<>(Identity.userPoolPaths(root.get(IDENTITY))))));
        } else {
            identity.warnAboutEmailQuota(root.path(IDENTITY));
        }
        Optional<SignInDomain> domain =
                root.get(DOMAIN).flatMap(section -> SignInDomain.read(section, identity.plan(), region));
        Optional<ScopeCatalogue> scopes = ScopeCatalogue.read(root.get(SCOPES), externalIssuer);
        List<Client> clients = readAll(root.get(CLIENTS), (name, client) -> Client.read(name, client, identity));
        ApiSettings api = ApiSettings.read(root.get(API), identity, region);
        List<Route> routes = readAll(root.get(ROUTES), Route::read);
        FunctionSettings function = FunctionSettings.read(root.get(FUNCTION));
        Observability observability = Observability.read(root.get(OBSERVABILITY), region);
        Publication publication = Publication.read(root.get(PUBLISH), clients, root.has(LOCAL));
        Optional<McpSettings> mcp = root.get(MCP).flatMap(section -> McpSettings.read(section, identity.protection()));
        Tags tags = Tags.read(root);
        Optional<LocalSettings> local = root.get(LOCAL).map(section -> LocalSettings.read(section, identity));
        ApiDomainSettings.check(root.get(API), root.get(DOMAIN));
        ScopeCatalogue.checkGroups(root.get(SCOPES), identity, externalIssuer);
        CrossReferences.check(identity, scopes, clients, mcp, api, routes, externalIssuer, problems);
        function.program().customCode().ifPresent(own -> CrossReferences.checkGroups(own, routes, problems));
        LocalSettings.checkEndpoints(root.has(LOCAL), root.path(LOCAL), root.has(ENDPOINTS), root.path(ENDPOINTS));
        local.filter(unused -> !externalIssuer)
                .ifPresent(unused -> LocalSettings.checkIdentity(identity, root.path(IDENTITY)));
        if (externalIssuer) {
            ExternalIssuer.check(api, routes, local, problems);
        }
        IdentityProviderList.check(
                identity,
                encrypted
                        .map(keys -> root.has(ENDPOINTS) || keys.contains(IDENTITY.name())
                                ? IdentityProviderList.Secrets.IN_PLAIN_TEXT
                                : IdentityProviderList.Secrets.ENCRYPTED)
                        .orElse(IdentityProviderList.Secrets.OUTPUTS),
                root.path(IDENTITY));
        local.ifPresent(unused -> FunctionSettings.checkLocal(root.get(FUNCTION)));
        checkMcp(root, mcp, identity, domain, scopes, clients, api, routes, function);
        RestRules.check(api, routes, problems);
        PreflightRoutes.check(api, routes, problems);
        FunctionVariables.check(
                function,
                api,
                routes,
                mcp.map(server -> server.variables(api.cors())).orElse(Map.of()),
                root.path(FUNCTION).key("environment"));
        identity.triggers()
                .checkRegion(region, root.has(LOCAL), root.path(IDENTITY).key("triggers"));
        identity.triggers()
                .passwordScopes()
                .check(identity, scopes, clients, root.path(IDENTITY).key("passwordScopes"));
        boolean passwordScopes = !identity.triggers().passwordScopes().isEmpty();
        scopes.map(catalogue -> ScopeGrants.of(catalogue, identity.triggers().passwordScopes(), clients))
                .ifPresent(grants -> grants.checkSize(
                        passwordScopes
                                ? root.path(IDENTITY).key("passwordScopes")
                                : root.path(SCOPES).key("scopes")));
        if (!problems.found().isEmpty() || written.isEmpty() || scopes.isEmpty()) {
            throw new SettingsException(stack, problems.found());
        }
        return new Settings(
                stack,
                region,
                identity,
                issuer,
                domain,
                scopes.get(),
                clients,
                api,
                routes,
                function,
                observability,
                publication,
                mcp,
                tags,
                endpoints,
                local,
                problems.warnings());
    }

    /** These settings with other endpoints: the local cloud replaces port 0 with the port that it listens on. */
    public Settings withEndpoints(ServiceEndpoints newEndpoints) {
        return new Settings(
                stack,
                knownRegion,
                identity,
                issuer,
                domain,
                scopes,
                clients,
                api,
                routes,
                function,
                observability,
                publication,
                mcp,
                tags,
                Optional.of(newEndpoints),
                local,
                warnings);
    }

    private static void checkMcp(
            Section root,
            Optional<McpSettings> mcp,
            Identity identity,
            Optional<SignInDomain> domain,
            Optional<ScopeCatalogue> scopes,
            List<Client> clients,
            ApiSettings api,
            List<Route> routes,
            FunctionSettings function) {
        if (!root.has(MCP)) {
            McpRules.rejectAgents(clients, root.path().problems());
        }
        mcp.ifPresent(server -> McpRules.check(
                server, identity, domain, scopes, clients, api, routes, function, root.has(ENDPOINTS), root.path(MCP)));
    }

    static <T> List<T> readAll(Optional<Map<String, Section>> sections, BiFunction<String, Section, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        sections.orElse(Map.of())
                .forEach((name, section) -> read.apply(name, section).ifPresent(all::add));
        return all;
    }
}
