package dev.gatehouse.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The API's scopes that an access token gets at a password sign-in, which itself gives none of them.
 *
 * @param everyone short names, for each user
 * @param groups short names by group, for its members beside those of everyone
 */
public record PasswordScopes(List<String> everyone, Map<String, List<String>> groups) {
    public static final PasswordScopes NONE = new PasswordScopes(List.of(), Map.of());

    public PasswordScopes {
        everyone = List.copyOf(everyone);
        Map<String, List<String>> copy = new LinkedHashMap<>();
        groups.forEach((group, scopes) -> copy.put(group, List.copyOf(scopes)));
        groups = Collections.unmodifiableMap(copy);
    }

    static PasswordScopes read(Section section) {
        List<String> everyone = section.list("everyone");
        Section groups = section.section("groups");
        Map<String, List<String>> byGroup = new LinkedHashMap<>();
        groups.keys().forEach(group -> byGroup.put(group, groups.list(group)));
        section.close();
        return new PasswordScopes(everyone, byGroup);
    }

    public boolean isNone() {
        return everyone.isEmpty() && groups.values().stream().allMatch(List::isEmpty);
    }

    /** Every scope named, by short name. */
    Set<String> all() {
        Set<String> all = new LinkedHashSet<>(everyone);
        groups.values().forEach(all::addAll);
        return all;
    }

    /**
     * What the pre-token handler reads: {@code =<scope>} for everyone and {@code <group>=<scope>} for members, separated
     * by blanks. Neither a scope nor a group may hold a blank, and no group an equals sign, so nothing needs escaping.
     */
    public String asVariable(ScopeCatalogue catalogue) {
        List<String> entries = new ArrayList<>();
        everyone.forEach(scope -> entries.add("=" + catalogue.expand(scope)));
        groups.forEach((group, scopes) -> scopes.forEach(scope -> entries.add(group + "=" + catalogue.expand(scope))));
        return String.join(" ", entries);
    }
}
