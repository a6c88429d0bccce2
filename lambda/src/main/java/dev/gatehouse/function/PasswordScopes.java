package dev.gatehouse.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The scopes that a password sign-in adds: what the stack's settings say, given by the environment variable
 * {@code PASSWORD_SCOPES} as {@code =<scope>} for everyone and {@code <group>=<scope>} for the members of a group,
 * separated by blanks.
 */
final class PasswordScopes {
    private static final String EVERYONE = "";

    private final Map<String, List<String>> byGroup = new LinkedHashMap<>();

    PasswordScopes(@Nullable String variable) {
        for (String entry : (variable == null ? "" : variable).split(" ", -1)) {
            // The first sign: a group's name has none, a scope may.
            int equals = entry.indexOf('=');
            if (equals >= 0 && equals < entry.length() - 1) {
                byGroup.computeIfAbsent(entry.substring(0, equals), unused -> new ArrayList<>())
                        .add(entry.substring(equals + 1));
            }
        }
    }

    /** In the order written, each once. */
    List<String> of(Collection<String> groups) {
        Set<String> scopes = new LinkedHashSet<>(byGroup.getOrDefault(EVERYONE, List.of()));
        byGroup.forEach((group, more) -> {
            if (!group.equals(EVERYONE) && groups.contains(group)) {
                scopes.addAll(more);
            }
        });
        return List.copyOf(scopes);
    }

    /** Whether {@code scope} is one that we add to somebody. */
    boolean has(String scope) {
        return byGroup.values().stream().anyMatch(scopes -> scopes.contains(scope));
    }
}
