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

    private static final TextPattern NAME = KEYS.form(
            "[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+",
            "apple-services-id",
            "must be a Services ID: a name of your domain in reverse",
            "write it like com.example.signin");
    private static final Key<Optional<String>> SERVICES_ID = KEYS.text("servicesId", NAME)
            .says("the Services ID; apple alone, required")
            .from("Cognito, CreateIdentityProvider, client_id")
            .like("com.example.signin")
            .optional();
    private static final TextPattern ID =
            KEYS.form("[A-Z0-9]{10}", "apple-id", "must be 10 capital letters or digits", "copy it from Apple's pages");
    private static final Key<Optional<String>> TEAM_ID = KEYS.text("teamId", ID)
            .says("the team; apple alone, required")
            .from("Cognito, CreateIdentityProvider, team_id")
            .like("A1B2C3D4E5")
            .optional();
    private static final Key<Optional<String>> KEY_ID = KEYS.text("keyId", ID)
            .says("the key's own id; apple alone, required; by its change a new privateKey is noticed")
            .from("Cognito, CreateIdentityProvider, key_id")
            .like("F6G7H8I9J0")
            .optional();
    private static final TextPattern KEY = KEYS.form(
            "(?:\\s*-----BEGIN PRIVATE KEY-----[A-Za-z0-9+/=\\s]+-----END PRIVATE KEY-----\\s*|[A-Za-z0-9+/=\\s]+)",
            "apple-private-key",
            "must be the text of Apple's .p8 file, or its Base64 part",
            "copy the file once more");
    private static final Key<Optional<SecretText>> PRIVATE_KEY = KEYS.hidden("privateKey", KEY)
            .says("the key that Apple let you download once; apple alone, required")
            .from("Cognito, CreateIdentityProvider, private_key")
            .optional();

    private AppleProvider() {}

    static List<Key<?>> keys() {
        return List.of(SERVICES_ID, TEAM_ID, KEY_ID, PRIVATE_KEY, OAuthProvider.scopesKey());
    }

    static ProviderDetails read(Section section) {
        ProviderDetails.Draft draft = new ProviderDetails.Draft(section, ProviderType.APPLE);
        draft.require("client_id", SERVICES_ID);
        draft.require("team_id", TEAM_ID);
        draft.require("key_id", KEY_ID);
        draft.requireSecret("private_key", PRIVATE_KEY);
        draft.put("authorize_scopes", OAuthProvider.scopes(section, ProviderType.APPLE));
        return draft.details();
    }
}
