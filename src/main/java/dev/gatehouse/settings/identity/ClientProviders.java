package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The identity providers with which a client's users can sign in. */
final class ClientProviders {
    /** The user pool itself, with passwords. */
    static final String POOL = "cognito";

    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final Key<List<String>> PROVIDERS = KEYS.textList("providers", TextPattern.ANY, Limit.NONE)
            .describe("how its users can sign in: cognito, with a password, or names of gatehouse:identity.providers")
            .source("Cognito, CreateUserPoolClient, SupportedIdentityProviders")
            .withDefault(List.of(POOL));

    private static final Rule UNKNOWN = KEYS.rule(
            "provider-unknown", "must be cognito, or one of gatehouse:identity.providers", "<nearest provider>");
    private static final Rule NONE = KEYS.rule(
            "provider-none", "must contain at least one provider, or users cannot sign in", "write [cognito]");
    private static final Rule MACHINE = KEYS.rule(
            "machine-providers", "must be absent for kind machine, which does not sign users in", "delete it");
    private static final Rule PASSWORD = KEYS.rule(
            "provider-password", "must contain cognito with passwordSignIn", "add cognito, or delete passwordSignIn");

    private ClientProviders() {}

    static List<String> read(Section client, ClientKind kind, boolean passwordSignIn, Collection<String> external) {
        List<String> providers = client.get(PROVIDERS);
        ConfigPath path = client.path(PROVIDERS);
        if (!kind.hasUsers()) {
            if (client.has(PROVIDERS)) {
                path.report(MACHINE, providers);
            }
            return List.of();
        }
        List<String> known = new ArrayList<>(List.of(POOL));
        known.addAll(external);
        for (int i = 0; i < providers.size(); i++) {
            String name = providers.get(i);
            if (!known.contains(name)) {
                path.item(i)
                        .report(
                                UNKNOWN,
                                name,
                                NearestName.hint(name, known, "declare the provider there, or delete it here"));
            }
        }
        if (providers.isEmpty()) {
            path.report(NONE, "none");
        } else if (passwordSignIn && !providers.contains(POOL)) {
            path.report(PASSWORD, providers);
        }
        return providers;
    }
}
