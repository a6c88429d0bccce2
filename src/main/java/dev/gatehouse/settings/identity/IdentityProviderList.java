package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.pool.Mfa;
import dev.gatehouse.settings.pool.UserAttribute;
import dev.gatehouse.settings.provider.IdentityProvider;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The providers of a stack together. */
public final class IdentityProviderList {
    /** Keys of gatehouse:identity. */
    static final Schema KEYS = Schema.part();

    private static final Key<Map<String, Section>> PROVIDERS = KEYS.sectionMap(
                    "providers",
                    "name",
                    IdentityProvider.NAME,
                    IdentityProvider.KEYS,
                    Limit.atMost(300, "split the stack"))
            .describe("other places where people sign in, by name; a client takes those that its providers name")
            .source("Quotas in Amazon Cognito: 300 identity providers a user pool")
            .emptyByDefault();

    private static final Rule ONE_OF_TYPE = KEYS.rule(
            "provider-twice",
            "must be the only one of type <type>: Cognito names it by its type",
            "delete it, or reach it by type oidc");
    private static final Rule ONE_IDENTIFIER = KEYS.rule(
            "provider-identifier-twice", "must lead to one provider, and leads to <name>", "delete one of them");
    private static final String NO_SECOND_FACTOR =
            KEYS.warning("Cognito asks nobody for a second factor who signs in by a provider: have the providers ask");

    private IdentityProviderList() {}

    static List<IdentityProvider> read(Section identity, List<UserAttribute> attributes) {
        List<IdentityProvider> providers = new ArrayList<>();
        identity.get(PROVIDERS)
                .forEach((name, section) ->
                        IdentityProvider.read(name, section, attributes).ifPresent(providers::add));
        ConfigPath path = identity.path(PROVIDERS);
        onlyOnce(providers, path);
        identifiersOnce(providers, path);
        return providers;
    }

    private static void onlyOnce(List<IdentityProvider> providers, ConfigPath path) {
        Map<String, String> seen = new HashMap<>();
        for (IdentityProvider provider : providers) {
            // Two of type oidc or saml never meet here: their names are keys of one map.
            if (seen.putIfAbsent(provider.cognitoName(), provider.name()) != null) {
                path.key(provider.name())
                        .report(ONE_OF_TYPE, provider.name(), provider.type().settingName());
            }
        }
    }

    private static void identifiersOnce(List<IdentityProvider> providers, ConfigPath path) {
        Map<String, String> seen = new HashMap<>();
        for (IdentityProvider provider : providers) {
            for (String identifier : provider.identifiers()) {
                String first = seen.putIfAbsent(identifier, provider.name());
                if (first != null && !first.equals(provider.name())) {
                    path.key(provider.name()).key("identifiers").report(ONE_IDENTIFIER, identifier, first);
                }
            }
        }
    }

    /**
     * What can be said once the whole stack is read.
     *
     * @param encrypted full keys in which something is encrypted, which is all that the Pulumi engine tells
     */
    public static void check(Identity identity, boolean local, Set<String> encrypted, ConfigPath path) {
        ConfigPath providers = path.key("providers");
        if (identity.mfa() == Mfa.REQUIRED && !identity.providers().isEmpty()) {
            providers.warn(NO_SECOND_FACTOR);
        }
        if (!local && !encrypted.contains(path.path())) {
            identity.providers().forEach(each -> each.checkEncrypted(providers.key(each.name())));
        }
    }
}
