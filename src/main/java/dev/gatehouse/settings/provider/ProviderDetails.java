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
 * What Cognito must know to talk to an identity provider, by Cognito's own words (CreateIdentityProvider,
 * ProviderDetails).
 *
 * @param open what anybody may see
 * @param secret what nobody may
 */
public record ProviderDetails(Map<String, String> open, Map<String, SecretText> secret) {
    public ProviderDetails {
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        secret = Collections.unmodifiableMap(new LinkedHashMap<>(secret));
    }

    /** All of it in clear, for the one place that hands it on. */
    public Map<String, String> reveal() {
        Map<String, String> all = new LinkedHashMap<>(open);
        secret.forEach((word, text) -> all.put(word, text.reveal()));
        return all;
    }

    /** Collects details from a section of the stack file. */
    static final class Builder {
        private final Section section;
        private final ProviderType type;
        private final Map<String, String> open = new LinkedHashMap<>();
        private final Map<String, SecretText> secret = new LinkedHashMap<>();

        Builder(Section section, ProviderType type) {
            this.section = section;
            this.type = type;
        }

        void put(String word, String value) {
            open.put(word, value);
        }

        /** A detail without which there is no provider of this type. */
        void require(String word, Key<Optional<String>> key) {
            required(key);
            section.get(key).ifPresent(value -> open.put(word, value));
        }

        void requireSecret(String word, Key<Optional<SecretText>> key) {
            required(key);
            section.get(key).ifPresent(value -> secret.put(word, value));
        }

        private void required(Key<?> key) {
            if (!section.has(key)) {
                section.path(key).report(Rule.MISSING, "nothing", "write it: type " + type.settingName() + " needs it");
            }
        }

        ProviderDetails details() {
            return new ProviderDetails(open, secret);
        }
    }
}
