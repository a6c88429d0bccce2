package dev.gatehouse.settings;

import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.mcp.McpRules;
import dev.gatehouse.settings.provider.IdentityProvider;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a component with the app clients of a user pool.
 *
 * @param settings its scopes and clients; without scopes if the clients have only standard ones
 * @param userPoolId the id of the user pool
 * @param identityProviders Cognito's name of each identity provider by the name that clients use
 */
public record AppClientsSettings(Settings settings, String userPoolId, Map<String, String> identityProviders) {
    static final Schema KEYS = Settings.KEYS.select("The app clients of a user pool.", "aws:region", "gatehouse:tags");

    /** What reports say in place of settings that are not arguments here. */
    static final Map<String, String> RENAMES = Map.of(
            "gatehouse:identity.providers",
            "identityProviders",
            "gatehouse:identity.attributes",
            "the standard attributes");

    private static final Key<Optional<String>> POOL = KEYS.text("gatehouse:userPoolId", Identity.POOL_ID)
            .describe("the id of the user pool, which is declared elsewhere")
            .source("Cognito, UserPoolType, Id")
            .example("eu-west-1_AbCdEfGhI")
            .takesOutput()
            .required("pass userPoolId of a UserDirectory, or the id of another user pool");
    private static final Key<Map<String, String>> PROVIDERS = KEYS.textMap(
                    "gatehouse:identityProviders", IdentityProvider.NAME, TextPattern.ANY, Limit.NONE)
            .describe("Cognito's names of the pool's identity providers, by the name that clients use")
            .source("Cognito, CreateUserPoolClient, SupportedIdentityProviders")
            .example(Map.of("google", "Google"))
            .takesOutput()
            .emptyByDefault();
    private static final Key<Optional<Section>> SCOPES = KEYS.section("gatehouse:scopes", ScopeCatalogue.KEYS)
            .describe(
                    "the scopes of the API, which the component adds to the user pool; without them, only standard scopes")
            .optional();
    private static final Key<Optional<Map<String, Section>>> CLIENTS = KEYS.sectionMap(
                    "gatehouse:clients", "name", Client.NAME, Client.KEYS, Limit.atMost(50, "use another component"))
            .describe("the app clients, by name")
            .source("API Gateway quotas: 50 audiences a JWT authorizer")
            .required("see docs/component.md");
    private static final Key<Boolean> PROTECTION = PartSections.protection(KEYS);

    public AppClientsSettings {
        identityProviders = Collections.unmodifiableMap(new LinkedHashMap<>(identityProviders));
    }

    static Optional<AppClientsSettings> read(String stack, Section root) {
        Identity identity = Identity.unknown(root.get(PROTECTION));
        Map<String, String> providers = root.get(PROVIDERS);
        Optional<String> pool = root.get(POOL);
        PartSections.region(root)
                .ifPresent(own -> pool.filter(id -> !PendingText.isPlaceholder(id) && !id.startsWith(own + "_"))
                        .ifPresent(id -> root.path(POOL).report(Identity.POOL_REGION, id, own)));
        Optional<ScopeCatalogue> scopes = root.get(SCOPES).flatMap(section -> {
            ScopeCatalogue.rejectGroups(section, "userPoolId");
            return ScopeCatalogue.read(section, false);
        });
        List<Client> clients = Settings.readAll(
                root.get(CLIENTS), (name, section) -> Client.read(name, section, identity, providers.keySet()));
        McpRules.rejectAgents(clients, root.path().problems());
        PartSections sections = PartSections.of(root, identity).withClients(scopes, clients);
        if (scopes.isPresent() || !root.has(SCOPES)) {
            clients.forEach(client -> CrossReferences.checkClientScopes(
                    client, sections.scopes(), Optional.empty(), root.path().problems()));
        }
        return pool.map(id -> new AppClientsSettings(sections.settings(stack), id, providers));
    }
}
