package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.SecretText;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/** Details of Sign in with Apple, which uses a private key instead of a client secret. */
final class AppleProvider {
    /** Keys of an identity provider. */
    static final Schema KEYS = Schema.part();

    private static final TextPattern NAME = KEYS.pattern(
            "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+",
            "apple-services-id",
            "must be a Services ID: a domain name in reverse order",
            "write it like com.example.signin");
    private static final Key<Optional<String>> SERVICES_ID = KEYS.text("servicesId", NAME)
            .describe("the Services ID; only for apple, required")
            .source("Cognito, CreateIdentityProvider, client_id")
            .example("com.example.signin")
            .optional();
    private static final TextPattern ID = KEYS.pattern(
            "[A-Z0-9]{10}",
            "apple-id",
            "must be 10 capital letters or digits",
            "copy it from your Apple developer account");
    private static final Key<Optional<String>> TEAM_ID = KEYS.text("teamId", ID)
            .describe("the team id; only for apple, required")
            .source("Cognito, CreateIdentityProvider, team_id")
            .example("A1B2C3D4E5")
            .optional();
    private static final Key<Optional<String>> KEY_ID = KEYS.text("keyId", ID)
            .describe("the id of the key; only for apple, required; change it together with privateKey")
            .source("Cognito, CreateIdentityProvider, key_id")
            .example("F6G7H8I9J0")
            .optional();
    private static final TextPattern KEY = KEYS.pattern(
            "(?:\\s*-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END PRIVATE KEY-----\\s*|[A-Za-z0-9+/=\\s]+)",
            "apple-private-key",
            "must be the text of Apple's .p8 file, or its Base64 part",
            "copy the file again");
    private static final Key<Optional<SecretText>> PRIVATE_KEY = KEYS.secret("privateKey", KEY)
            .describe("the private key that you downloaded from Apple; only for apple, required")
            .source("Cognito, CreateIdentityProvider, private_key")
            .optional();

    private AppleProvider() {}

    static List<Key<?>> keys() {
        return List.of(SERVICES_ID, TEAM_ID, KEY_ID, PRIVATE_KEY, OAuthProvider.scopesKey());
    }

    static ProviderDetails read(Section section) {
        ProviderDetails.Builder details = new ProviderDetails.Builder(section, ProviderType.APPLE);
        details.require("client_id", SERVICES_ID);
        details.require("team_id", TEAM_ID);
        details.require("key_id", KEY_ID);
        details.requireSecret("private_key", PRIVATE_KEY);
        details.put("authorize_scopes", OAuthProvider.scopes(section, ProviderType.APPLE));
        return details.build();
    }
}
