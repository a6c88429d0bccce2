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
 * Which of the API's scopes a user's access token may hold. The stack's settings decide it, and hand it over in two
 * environment variables, whose entries are separated by blanks:
 *
 * <ul>
 *   <li>{@code SCOPE_GROUPS}: {@code <group>=<scope>} for each group whose members may hold the scope; {@code none} where
 *       no scope is granted by group. A scope that is listed here is taken out of any other user's token.
 *   <li>{@code PASSWORD_SCOPES}: {@code =<scope>} for each scope that every user gets at a password sign-in, {@code
 *       <group>=<scope>} for members only. May be absent.
 * </ul>
 *
 * <p>Groups are compared as exact texts. Without a readable {@code SCOPE_GROUPS} there is no object of this class, so the
 * handler fails and Cognito issues no token.
 */
final class ScopeGrants {
    private static final String EVERYONE = "";
    private static final String NONE = "none";

    private final Map<String, Set<String>> groupsByScope = new LinkedHashMap<>();
    private final Map<String, List<String>> passwordScopesByGroup = new LinkedHashMap<>();

    /** @throws IllegalStateException if {@code scopeGroups} is absent, or an entry of either cannot be read */
    ScopeGrants(@Nullable String scopeGroups, @Nullable String passwordScopes) {
        if (scopeGroups == null || scopeGroups.isEmpty()) {
            throw new IllegalStateException("SCOPE_GROUPS is not set: without it no token is safe to issue");
        }
        if (!scopeGroups.equals(NONE)) {
            for (Entry entry : entries("SCOPE_GROUPS", scopeGroups)) {
                if (entry.group().equals(EVERYONE)) {
                    throw unreadable("SCOPE_GROUPS");
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
            // The first sign: a group's name has none, a scope may.
            int equals = text.indexOf('=');
            if (equals < 0 || equals == text.length() - 1) {
                throw unreadable(name);
            }
            entries.add(new Entry(text.substring(0, equals), text.substring(equals + 1)));
        }
        return entries;
    }

    private static IllegalStateException unreadable(String name) {
        return new IllegalStateException(name + " must hold <group>=<scope>, separated by single blanks");
    }

    /** The scopes that a user in these groups may not hold, whatever the client asked for. */
    List<String> withheld(Collection<String> groups) {
        return groupsByScope.entrySet().stream()
                .filter(scope -> scope.getValue().stream().noneMatch(groups::contains))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a password sign-in adds for a user in these groups, each scope once; never one that is withheld. */
    List<String> addedByPassword(Collection<String> groups) {
        Set<String> scopes = new LinkedHashSet<>(passwordScopesByGroup.getOrDefault(EVERYONE, List.of()));
        passwordScopesByGroup.forEach((group, more) -> {
            if (!group.equals(EVERYONE) && groups.contains(group)) {
                scopes.addAll(more);
            }
        });
        withheld(groups).forEach(scopes::remove);
        return List.copyOf(scopes);
    }

    /** Whether a password sign-in adds {@code scope} for at least one user. */
    boolean isPasswordScope(String scope) {
        return passwordScopesByGroup.values().stream().anyMatch(scopes -> scopes.contains(scope));
    }
}
