package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.SecretText;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/** Details of Sign in with Apple, where the stack proves itself by a key instead of a secret. */
final class AppleProvider {
    /** Keys of an identity provider. */
    static final Schema KEYS = Schema.part();

    private static final TextPattern NAME = KEYS.pattern(
            "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+",
            "apple-services-id",
            "must be a Services ID: a name of your domain in reverse",
            "write it like com.example.signin");
    private static final Key<Optional<String>> SERVICES_ID = KEYS.text("servicesId", NAME)
            .describe("the Services ID; apple alone, required")
            .source("Cognito, CreateIdentityProvider, client_id")
            .example("com.example.signin")
            .optional();
    private static final TextPattern ID =
            KEYS.pattern("[A-Z0-9]{10}", "apple-id", "must be 10 capital letters or digits", "copy it from Apple's pages");
    private static final Key<Optional<String>> TEAM_ID = KEYS.text("teamId", ID)
            .describe("the team; apple alone, required")
            .source("Cognito, CreateIdentityProvider, team_id")
            .example("A1B2C3D4E5")
            .optional();
    private static final Key<Optional<String>> KEY_ID = KEYS.text("keyId", ID)
            .describe("the key's own id; apple alone, required; by its change a new privateKey is noticed")
            .source("Cognito, CreateIdentityProvider, key_id")
            .example("F6G7H8I9J0")
            .optional();
    private static final TextPattern KEY = KEYS.pattern(
            "(?:\\s*-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END PRIVATE KEY-----\\s*|[A-Za-z0-9+/=\\s]+)",
            "apple-private-key",
            "must be the text of Apple's .p8 file, or its Base64 part",
            "copy the file once more");
    private static final Key<Optional<SecretText>> PRIVATE_KEY = KEYS.secret("privateKey", KEY)
            .describe("the key that Apple let you download once; apple alone, required")
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
        return details.details();
    }
}
