package dev.gatehouse.component;

import java.util.Map;
import java.util.Optional;

/** The components of the package, by type token. */
final class Components {
    private final Map<String, ComponentFactory> byToken;

    Components(Map<String, ComponentFactory> byToken) {
        this.byToken = Map.copyOf(byToken);
    }

    Optional<ComponentFactory> of(String token) {
        return Optional.ofNullable(byToken.get(token));
    }

    /** The tokens for a message, in alphabetical order. */
    String tokens() {
        return String.join(", ", byToken.keySet().stream().sorted().toList());
    }
}
