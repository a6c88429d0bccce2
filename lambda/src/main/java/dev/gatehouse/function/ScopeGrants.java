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
 * Which API scopes a user's access token may have. The stack passes this in two environment variables, with entries
 * separated by spaces:
 *
 * <ul>
 *   <li>{@code SCOPE_GROUPS}: {@code <group>=<scope>} for each group whose members may have the scope; {@code none} if
 *       no scope is granted by group. A scope listed here is removed from the tokens of all other users.
 *   <li>{@code PASSWORD_SCOPES}: {@code =<scope>} for each scope that every user gets with a password sign-in, {@code
 *       <group>=<scope>} for members of a group only. Optional.
 * </ul>
 *
 * <p>Group names must match exactly. If {@code SCOPE_GROUPS} is absent or invalid, the constructor throws, the handler
 * fails and Cognito issues no token.
 */
final class ScopeGrants {
    private static final String EVERYONE = "";
    private static final String NONE = "none";

    private final Map<String, Set<String>> groupsByScope = new LinkedHashMap<>();
    private final Map<String, List<String>> passwordScopesByGroup = new LinkedHashMap<>();

    /** @throws IllegalStateException if {@code scopeGroups} is absent, or an entry of either variable is invalid */
    ScopeGrants(@Nullable String scopeGroups, @Nullable String passwordScopes) {
        if (scopeGroups == null || scopeGroups.isEmpty()) {
            throw new IllegalStateException(
                    "SCOPE_GROUPS is not set: without it the trigger cannot decide which scopes to remove, and no token is issued");
        }
        if (!scopeGroups.equals(NONE)) {
            for (Entry entry : entries("SCOPE_GROUPS", scopeGroups)) {
                if (entry.group().equals(EVERYONE)) {
                    throw invalid("SCOPE_GROUPS");
                }
                groupsByScope
                        .computeIfAbsent(entry.scope(), unused -> new LinkedHashSet<>())
                        .add(entry.group());
            }
        }
        if (passwordScopes != null && !passwordScopes.isEmpty()) {
            for (Entry entry : entries("PASSWORD_SCOPES", passwordScopes)) {
                passwordScopesByGroup
                        .computeIfAbsent(entry.group(), unused -> new ArrayList<>())
                        .add(entry.scope());
            }
        }
    }

    private record Entry(String group, String scope) {}

    private static List<Entry> entries(String name, String variable) {
        List<Entry> entries = new ArrayList<>();
        for (String text : variable.split(" ", -1)) {
            // The first equals sign: a group name has none, a scope can.
            int equals = text.indexOf('=');
            if (equals < 0 || equals == text.length() - 1) {
                throw invalid(name);
            }
            entries.add(new Entry(text.substring(0, equals), text.substring(equals + 1)));
        }
        return entries;
    }

    private static IllegalStateException invalid(String name) {
        return new IllegalStateException(name + " must contain <group>=<scope> entries, separated by single spaces");
    }

    /** The scopes that a user in these groups must not have, whatever the client requested. */
    List<String> suppressed(Collection<String> groups) {
        return groupsByScope.entrySet().stream()
                .filter(scope -> scope.getValue().stream().noneMatch(groups::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The scopes that a password sign-in adds for a user in these groups, each once and without suppressed scopes. */
    List<String> passwordScopes(Collection<String> groups) {
        Set<String> scopes = new LinkedHashSet<>(passwordScopesByGroup.getOrDefault(EVERYONE, List.of()));
        passwordScopesByGroup.forEach((group, more) -> {
            if (!group.equals(EVERYONE) && groups.contains(group)) {
                scopes.addAll(more);
            }
        });
        suppressed(groups).forEach(scopes::remove);
        return List.copyOf(scopes);
    }

    /** Whether a password sign-in adds {@code scope} for at least one user. */
    boolean isPasswordScope(String scope) {
        return passwordScopesByGroup.values().stream().anyMatch(scopes -> scopes.contains(scope));
    }
}
