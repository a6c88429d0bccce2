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
import java.util.List;

/** Where a client's users may sign in. */
final class ClientProviders {
    /** Stands for the user pool itself, with its passwords. */
    static final String POOL = "cognito";

    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final Key<List<String>> PROVIDERS = KEYS.textList("providers", TextPattern.ANY, Limit.NONE)
            .describe("where its users may sign in: cognito, by a password, and names of gatehouse:identity.providers")
            .source("Cognito, CreateUserPoolClient, SupportedIdentityProviders")
            .withDefault(List.of(POOL));

    private static final Rule UNKNOWN = KEYS.rule(
            "provider-unknown", "must be cognito, or one of gatehouse:identity.providers", "<nearest provider>");
    private static final Rule NONE = KEYS.rule("provider-none", "must name one, or nobody signs in", "write [cognito]");
    private static final Rule MACHINE =
            KEYS.rule("machine-providers", "must be absent: a machine signs nobody in", "delete it");
    private static final Rule PASSWORD = KEYS.rule(
            "provider-password", "must hold cognito beside passwordSignIn", "add cognito, or delete passwordSignIn");

    private ClientProviders() {}

    static List<String> read(Section client, ClientKind kind, boolean passwordSignIn, Identity identity) {
        List<String> providers = client.get(PROVIDERS);
        ConfigPath path = client.path(PROVIDERS);
        if (!kind.hasUsers()) {
            if (client.has(PROVIDERS)) {
                path.report(MACHINE, providers);
            }
            return List.of();
        }
        List<String> known = new ArrayList<>(List.of(POOL));
        identity.providers().forEach(each -> known.add(each.name()));
        for (int i = 0; i < providers.size(); i++) {
            String name = providers.get(i);
            if (!known.contains(name)) {
                path.item(i).report(UNKNOWN, name, NearestName.hint(name, known, "declare it there, or delete it"));
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
