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

/** The external identity providers of a stack, and the rules across them. */
public final class IdentityProviderList {
    /** Keys of gatehouse:identity. */
    static final Schema KEYS = Schema.part();

    private static final Key<Map<String, Section>> PROVIDERS = KEYS.sectionMap(
                    "providers",
                    "name",
                    IdentityProvider.NAME,
                    IdentityProvider.KEYS,
                    Limit.atMost(300, "split the stack"))
            .describe("external identity providers, by name; clients refer to them in their providers")
            .source("Quotas in Amazon Cognito: 300 identity providers a user pool")
            .emptyByDefault();

    private static final Rule ONE_OF_TYPE = KEYS.rule(
            "provider-twice",
            "must be the only provider of type <type>: Cognito uses the type as its name",
            "delete it, or use type oidc");
    private static final Rule ONE_IDENTIFIER = KEYS.rule(
            "provider-identifier-twice",
            "must belong to one provider only, but also belongs to <name>",
            "delete one of them");
    private static final String NO_SECOND_FACTOR = KEYS.warning(
            "Cognito does not ask users of external providers for a second factor: require it at the providers");

    /** How the settings must contain secrets. */
    public enum Secrets {
        /** In any form: a local stack, or a section with encrypted values. The Pulumi engine does not say which values. */
        IN_PLAIN_TEXT,
        /** Encrypted in the stack file. */
        ENCRYPTED,
        /** As Outputs among the arguments of a component. */
        OUTPUTS
    }

    private IdentityProviderList() {}

    static List<IdentityProvider> read(Section identity, List<UserAttribute> attributes) {
        List<IdentityProvider> providers = new ArrayList<>();
        identity.get(PROVIDERS)
                .forEach((name, section) ->
                        IdentityProvider.read(name, section, attributes).ifPresent(providers::add));
        ConfigPath path = identity.path(PROVIDERS);
        checkNames(providers, path);
        checkIdentifiers(providers, path);
        return providers;
    }

    private static void checkNames(List<IdentityProvider> providers, ConfigPath path) {
        Map<String, String> seen = new HashMap<>();
        for (IdentityProvider provider : providers) {
            // Providers of type oidc and saml always differ: their names are keys of one map.
            if (seen.putIfAbsent(provider.cognitoName(), provider.name()) != null) {
                path.key(provider.name())
                        .report(ONE_OF_TYPE, provider.name(), provider.type().settingName());
            }
        }
    }

    private static void checkIdentifiers(List<IdentityProvider> providers, ConfigPath path) {
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
     * Checks that need the whole stack.
     *
     * @param secrets where secrets may be
     */
    public static void check(Identity identity, Secrets secrets, ConfigPath path) {
        ConfigPath providers = path.key("providers");
        if (identity.mfa() == Mfa.REQUIRED && !identity.providers().isEmpty()) {
            providers.warn(NO_SECOND_FACTOR);
        }
        switch (secrets) {
            case IN_PLAIN_TEXT -> {}
            case ENCRYPTED -> identity.providers().forEach(each -> each.checkEncrypted(providers.key(each.name())));
            case OUTPUTS -> identity.providers().forEach(each -> each.checkSecretOutputs(providers.key(each.name())));
        }
    }
}
