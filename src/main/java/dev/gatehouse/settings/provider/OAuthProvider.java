package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.HostPattern;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.SecretText;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Details of providers with a client id and a client secret: all types except SAML and Apple. */
final class OAuthProvider {
    /** Keys of an identity provider. */
    static final Schema KEYS = Schema.part();

    private static final TextPattern CLIENT = KEYS.pattern(
            "\\S{1,2048}", "provider-client", "must be 1 to 2048 characters without spaces", "copy it again");
    private static final Key<Optional<String>> CLIENT_ID = KEYS.text("clientId", CLIENT)
            .describe("the client id at the provider; required except for saml and apple")
            .source("Cognito, CreateIdentityProvider, client_id")
            .example("1234-abcd.apps.googleusercontent.com")
            .optional();
    private static final TextPattern SECRET = KEYS.pattern(
            "\\S{1,2048}",
            "provider-secret",
            "must be a secret of 1 to 2048 characters without spaces",
            "copy it again");
    private static final Key<Optional<SecretText>> CLIENT_SECRET = KEYS.secret("clientSecret", SECRET)
            .describe("the client secret at the provider; required except for saml and apple")
            .source("Cognito, CreateIdentityProvider, client_secret")
            .optional();
    private static final TextPattern SCOPE = KEYS.pattern(
            "[\\x21\\x23-\\x2B\\x2D-\\x5B\\x5D-\\x7E]+",
            "provider-scope",
            "must be printable ASCII without spaces, quotes, commas or backslashes (RFC 6749 section 3.3)",
            "write one scope for each entry");
    private static final Key<Optional<List<String>>> SCOPES = KEYS.textList(
                    "scopes", SCOPE, Limit.atMost(50, "delete some"))
            .describe("scopes that Cognito requests from the provider; all types except saml")
            .source("Cognito, CreateIdentityProvider, authorize_scopes")
            .example(List.of("openid", "email"))
            .optional("the provider's scopes for e-mail and profile");
    private static final TextPattern ISSUER_PATTERN = KEYS.pattern(
            "https://" + HostPattern.ANY + "(?::(?:443|80))?(?:/[^/?#\\s]+)*",
            "provider-issuer",
            "must be an https URL on port 443 or 80 without query, fragment or trailing slash",
            "write it like https://login.example.com");
    private static final Key<Optional<String>> ISSUER = KEYS.text("issuer", ISSUER_PATTERN)
            .describe("the issuer URL; only for oidc, required; changing it replaces the provider")
            .source("Cognito, Using OIDC identity providers with a user pool")
            .example("https://login.example.com")
            .optional();

    private static final Key<UserInfoMethod> METHOD = KEYS.choice("method", UserInfoMethod.class)
            .describe("the HTTP method with which Cognito requests a user's attributes; only for oidc")
            .source("Cognito, CreateIdentityProvider, attributes_request_method")
            .withDefault(UserInfoMethod.GET);
    private static final TextPattern VERSION = KEYS.pattern(
            "v[1-9]\\d?\\.\\d", "facebook-version", "must be a version of the Graph API", "write it like v23.0");
    private static final Key<Optional<String>> API_VERSION = KEYS.text("apiVersion", VERSION)
            .describe("the Graph API version; only for facebook, required; changing it replaces the provider")
            .source("Cognito, CreateIdentityProvider, api_version")
            .example("v23.0")
            .optional();

    private static final Rule NO_SCOPE =
            KEYS.rule("provider-scope-none", "must contain a scope", "write one, or delete scopes");
    private static final Rule OPENID =
            KEYS.rule("provider-openid", "must contain openid (OpenID Connect Core section 3.1.2.1)", "add openid");

    private OAuthProvider() {}

    static List<Key<?>> keys(ProviderType type) {
        List<Key<?>> keys = new ArrayList<>(List.of(CLIENT_ID, CLIENT_SECRET, SCOPES));
        if (type == ProviderType.OIDC) {
            keys.addAll(List.of(ISSUER, METHOD));
        }
        if (type == ProviderType.FACEBOOK) {
            keys.add(API_VERSION);
        }
        return keys;
    }

    static ProviderDetails read(Section section, ProviderType type) {
        ProviderDetails.Builder details = new ProviderDetails.Builder(section, type);
        details.require("client_id", CLIENT_ID);
        details.requireSecret("client_secret", CLIENT_SECRET);
        details.put("authorize_scopes", scopes(section, type));
        if (type == ProviderType.OIDC) {
            details.require("oidc_issuer", ISSUER);
            details.put("attributes_request_method", section.get(METHOD).name());
        }
        if (type == ProviderType.FACEBOOK) {
            details.require("api_version", API_VERSION);
        }
        return details.build();
    }

    /** The scopes as one text, separated as the provider expects. */
    static String scopes(Section section, ProviderType type) {
        List<String> scopes = section.get(SCOPES).orElse(type.scopes());
        if (scopes.isEmpty()) {
            section.path(SCOPES).report(NO_SCOPE, "none");
        } else if (type == ProviderType.OIDC && !scopes.contains("openid")) {
            section.path(SCOPES).report(OPENID, scopes);
        }
        return type.joinScopes(scopes);
    }

    /** The key for scopes, which Apple uses too. */
    static Key<?> scopesKey() {
        return SCOPES;
    }
}
