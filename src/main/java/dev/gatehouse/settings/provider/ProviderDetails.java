package dev.gatehouse.settings.provider;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.SecretText;
import dev.gatehouse.settings.schema.Section;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The details of an identity provider, by their names in Cognito (CreateIdentityProvider, ProviderDetails).
 *
 * @param plain details that are not secret
 * @param secret details that are secret
 */
public record ProviderDetails(Map<String, String> plain, Map<String, SecretText> secret) {
    public ProviderDetails {
        plain = Collections.unmodifiableMap(new LinkedHashMap<>(plain));
        secret = Collections.unmodifiableMap(new LinkedHashMap<>(secret));
    }

    /** All details with readable secrets, for the code that passes them to AWS. */
    public Map<String, String> reveal() {
        Map<String, String> all = new LinkedHashMap<>(plain);
        secret.forEach((name, text) -> all.put(name, text.reveal()));
        return all;
    }

    /** Collects details from a section of the stack file. */
    static final class Builder {
        private final Section section;
        private final ProviderType type;
        private final Map<String, String> plain = new LinkedHashMap<>();
        private final Map<String, SecretText> secret = new LinkedHashMap<>();

        Builder(Section section, ProviderType type) {
            this.section = section;
            this.type = type;
        }

        void put(String name, String value) {
            plain.put(name, value);
        }

        /** Adds a detail that this type requires. */
        void require(String name, Key<Optional<String>> key) {
            checkPresent(key);
            section.get(key).ifPresent(value -> plain.put(name, value));
        }

        void requireSecret(String name, Key<Optional<SecretText>> key) {
            checkPresent(key);
            section.get(key).ifPresent(value -> secret.put(name, value));
        }

        private void checkPresent(Key<?> key) {
            if (!section.has(key)) {
                section.path(key).report(Rule.MISSING, "nothing", "write it: type " + type.settingName() + " needs it");
            }
        }

        ProviderDetails build() {
            return new ProviderDetails(plain, secret);
        }
    }
}
