package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.pool.UserAttribute;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.SecretText;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import dev.gatehouse.settings.schema.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An external identity provider of the user pool.
 *
 * @param name in the stack file
 * @param mapping names of attributes at the provider, by attribute of the user pool; always contains the e-mail address
 * @param identifiers other names of the provider in sign-in requests; none by default
 */
public record IdentityProvider(
        String name,
        ProviderType type,
        ProviderDetails details,
        Map<String, String> mapping,
        List<String> identifiers) {
    public static final Schema KEYS = new Schema(
            "An external identity provider. Its keys depend on its type.",
            OAuthProvider.KEYS,
            AppleProvider.KEYS,
            SamlProvider.KEYS);

    /** Cognito allows more characters; user names begin with it and an underscore; provider 5.100.0 needs three characters. */
    public static final TextPattern NAME = KEYS.pattern(
            "[A-Za-z][A-Za-z0-9-]{2,31}",
            "provider-name",
            "must have a name of 3 to 32 letters, digits or hyphens that begins with a letter",
            "rename it");

    private static final Key<Optional<ProviderType>> TYPE = KEYS.choice("type", ProviderType.class)
            .describe("the type of the provider")
            .source("Cognito, CreateIdentityProvider, ProviderType")
            .example(ProviderType.GOOGLE)
            .required("write one of " + new ValueType.Choice<>(ProviderType.class).names());
    private static final TextPattern CLAIM = KEYS.pattern(
            "[\\s\\S]{1,2048}",
            "provider-claim",
            "must be the provider's name of the attribute",
            "write it like given_name");
    private static final Key<Map<String, String>> ATTRIBUTES = KEYS.textMap(
                    "attributes", TextPattern.ANY, CLAIM, Limit.NONE)
            .describe(
                    "the provider's names of user attributes other than email; Cognito copies the values at each sign-in")
            .source("Cognito, Mapping IdP attributes to profiles and tokens")
            .example(Map.of("given_name", "given_name"))
            .emptyByDefault();
    private static final TextPattern IDENTIFIER = KEYS.pattern(
            "[A-Za-z0-9_ +=.@-]{1,40}",
            "provider-identifier",
            "must be 1 to 40 letters, digits, spaces or any of _ + = . @ -",
            "write it like example.com");
    private static final Key<List<String>> IDENTIFIERS = KEYS.textList(
                    "identifiers", IDENTIFIER, Limit.atMost(50, "delete some"))
            .describe("other names in sign-in requests, such as e-mail domains of its users; only for oidc and saml")
            .source("Cognito, CreateIdentityProvider, IdpIdentifiers")
            .example(List.of("example.com"))
            .emptyByDefault();

    private static final Rule RESERVED =
            KEYS.rule("provider-reserved", "must not have a name that Cognito reserves: <names>", "rename it");
    private static final Rule OTHER_TYPE =
            KEYS.rule("provider-key", "must be absent for type <type>", "delete it; this type has the keys <keys>");
    private static final Rule UNKNOWN_ATTRIBUTE = KEYS.rule(
            "provider-attribute",
            "must be email, a standard attribute, or one of gatehouse:identity.attributes",
            "declare the attribute, or delete it here");
    private static final Rule USERNAME = KEYS.rule(
            "provider-username",
            "must not be mapped: Cognito uses an identifier that never changes as user name",
            "delete it");
    private static final Rule ATTRIBUTE_NOT_MUTABLE = KEYS.rule(
            "provider-attribute-fixed",
            "must be mutable: Cognito writes it at each sign-in, and the second sign-in would fail",
            "make the attribute mutable, or delete it here");
    private static final Rule REQUIRED_ATTRIBUTE_NOT_MAPPED = KEYS.rule(
            "provider-attribute-needed",
            "must map every required attribute, or users of this provider cannot sign in",
            "add <name>");
    private static final Rule NOT_ENCRYPTED = KEYS.rule(
            "provider-secret-clear",
            "must be encrypted in a stack on AWS",
            "run pulumi config set --secret --path '<path>' and enter the value");

    private static final Rule SECRET_PLAIN = new Rule(
            "provider-secret-plain",
            "must be a secret value of the program, so that Pulumi encrypts it",
            "read it from the configuration as a secret, or wrap it: Output.ofSecret, pulumi.secret, Output.secret, fn::secret");

    private static final String PLAIN_TEXT = "plain text (not shown)";

    public static final String PROVIDER_NOT_USED =
            KEYS.warning("no client has this provider in its providers: users cannot sign in with it");

    public IdentityProvider {
        mapping = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
        identifiers = List.copyOf(identifiers);
    }

    /** The name in Cognito, in {@code identity_provider} and in user names. */
    public String cognitoName() {
        return type.isNamedByCognito() ? type.cognito() : name;
    }

    /** Empty if the type is missing or wrong, which is then reported. */
    public static Optional<IdentityProvider> read(String name, Section section, List<UserAttribute> attributes) {
        Optional<ProviderType> read = section.get(TYPE);
        read.ifPresent(type -> checkName(name, type, section));
        return read.map(type -> {
            rejectKeysOfOtherTypes(section, type);
            return new IdentityProvider(
                    name, type, details(section, type), mapping(section, type, attributes), section.get(IDENTIFIERS));
        });
    }

    private static void checkName(String name, ProviderType type, Section section) {
        Set<String> reserved = new java.util.TreeSet<>(Set.of("COGNITO"));
        if (!type.isNamedByCognito()) {
            for (ProviderType each : ProviderType.values()) {
                reserved.add(each.cognito());
            }
        }
        if (reserved.stream().anyMatch(name::equalsIgnoreCase)) {
            section.path().report(RESERVED, name, String.join(", ", reserved));
        }
    }

    private static ProviderDetails details(Section section, ProviderType type) {
        return switch (type) {
            case SAML -> SamlProvider.read(section);
            case APPLE -> AppleProvider.read(section);
            case GOOGLE, OIDC, FACEBOOK, AMAZON -> OAuthProvider.read(section, type);
        };
    }

    private static List<Key<?>> keys(ProviderType type) {
        List<Key<?>> keys = new ArrayList<>(List.of(TYPE));
        keys.addAll(
                switch (type) {
                    case SAML -> SamlProvider.keys();
                    case APPLE -> AppleProvider.keys();
                    case GOOGLE, OIDC, FACEBOOK, AMAZON -> OAuthProvider.keys(type);
                });
        keys.add(ATTRIBUTES);
        if (!type.isNamedByCognito()) {
            keys.add(IDENTIFIERS);
        }
        return keys;
    }

    private static void rejectKeysOfOtherTypes(Section section, ProviderType type) {
        List<Key<?>> known = keys(type);
        for (Key<?> key : KEYS.keys().values()) {
            if (section.has(key) && !known.contains(key)) {
                section.path(key)
                        .report(
                                OTHER_TYPE,
                                key.name(),
                                type.settingName(),
                                known.stream().map(Key::name).collect(Collectors.joining(", ")));
            }
        }
    }

    private static Map<String, String> mapping(Section section, ProviderType type, List<UserAttribute> attributes) {
        Map<String, String> mapping = new LinkedHashMap<>();
        mapping.put("email", type.email());
        mapping.putAll(section.get(ATTRIBUTES));
        ConfigPath path = section.path(ATTRIBUTES);
        for (String attribute : section.get(ATTRIBUTES).keySet()) {
            if (attribute.toLowerCase(Locale.ROOT).equals("username")) {
                path.key(attribute).report(USERNAME, attribute);
            } else if (!UserAttribute.isKnown(attribute, attributes)) {
                path.key(attribute).report(UNKNOWN_ATTRIBUTE, attribute);
            } else if (attributes.stream()
                    .anyMatch(each -> each.name().equals(attribute) && each.isCustom() && !each.mutable())) {
                path.key(attribute).report(ATTRIBUTE_NOT_MUTABLE, attribute);
            }
        }
        UserAttribute.required(attributes).stream()
                .filter(name -> !mapping.containsKey(name))
                .forEach(name -> path.report(REQUIRED_ATTRIBUTE_NOT_MAPPED, mapping.keySet(), name));
        type.username().ifPresent(claim -> mapping.put("username", claim));
        return mapping;
    }

    /** Reports a secret in plain text, because the stack file is checked in. */
    public void checkEncrypted(ConfigPath path) {
        details.secret().values().stream()
                .filter(SecretText::isReadable)
                .map(unused -> secretPath(path))
                .forEach(at -> at.report(NOT_ENCRYPTED, PLAIN_TEXT, at.path()));
    }

    /** Reports a secret in plain text among the arguments of a component, where it must be an Output. */
    public void checkSecretOutputs(ConfigPath path) {
        details.secret().values().stream()
                .filter(secret -> !secret.isPending())
                .forEach(unused -> secretPath(path).report(SECRET_PLAIN, PLAIN_TEXT));
    }

    /** Each type has one secret. */
    private ConfigPath secretPath(ConfigPath path) {
        return path.key(type == ProviderType.APPLE ? "privateKey" : "clientSecret");
    }
}
