package dev.gatehouse.local.pulumi.provider;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/**
 * The effect of changed inputs: none, an update in place, or a replacement.
 *
 * @param name the logical name of the resource
 */
record ResourceDiff(ResourceType type, String name, Properties before, Properties after) {

    /**
     * Inputs that are sets in the AWS provider 6.83.0: another order is not a change. The order of the maps of a program can
     * differ between two runs, and with it the order of these lists.
     */
    private static final Set<String> SETS = Set.of(
            "allowHeaders",
            "allowMethods",
            "allowOrigins",
            "allowedOauthFlows",
            "allowedOauthScopes",
            "audiences",
            "authorizationScopes",
            "callbackUrls",
            "explicitAuthFlows",
            "exposeHeaders",
            "identitySources",
            "logoutUrls",
            "providerArns",
            "readAttributes",
            "writeAttributes");

    ResourceDiff {
        before = new Properties(sorted(before.values()));
        after = new Properties(sorted(after.values()));
    }

    private static Map<String, Object> sorted(Map<?, ?> values) {
        Map<String, Object> sorted = new LinkedHashMap<>();
        values.forEach((key, value) -> sorted.put(String.valueOf(key), sorted(String.valueOf(key), value)));
        return sorted;
    }

    private static Object sorted(String key, Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        return SETS.contains(key) && value instanceof List<?> list
                ? list.stream().sorted(Comparator.comparing(String::valueOf)).toList()
                : value;
    }

    /** @param ignored inputs whose changes are ignored ({@code ignoreChanges}) */
    DiffResponse toResponse(Collection<String> ignored) {
        Set<String> changed = new TreeSet<>(before.differingKeys(after));
        changed.removeAll(ignored);
        DiffResponse.Builder response = DiffResponse.newBuilder()
                .setChanges(changed.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME)
                .addAllDiffs(changed)
                .setHasDetailedDiff(true);
        for (String key : changed) {
            boolean replaces = type.isReplacedBy(key, before, after);
            if (replaces) {
                response.addReplaces(key).setDeleteBeforeReplace(isDeletedFirst());
            }
            detail(key, replaces, ignored)
                    .forEach((path, kind) -> response.putDetailedDiff(
                            path,
                            PropertyDiff.newBuilder()
                                    .setKind(kind)
                                    .setInputDiff(true)
                                    .build()));
        }
        return response.build();
    }

    /** As in the AWS provider: a changed map lists the paths of its members, to which replaceOnChanges can refer. */
    private Map<String, PropertyDiff.Kind> detail(String key, boolean replaces, Collection<String> ignored) {
        if (!(before.values().get(key) instanceof Map<?, ?> oldMap)
                || !(after.values().get(key) instanceof Map<?, ?> newMap)) {
            return Map.of(key, kind(before.has(key), after.has(key), replaces));
        }
        Map<String, PropertyDiff.Kind> members = new TreeMap<>();
        Set<Object> names = new LinkedHashSet<>(oldMap.keySet());
        names.addAll(newMap.keySet());
        for (Object name : names) {
            String path = key + "." + name;
            if (!Objects.equals(oldMap.get(name), newMap.get(name)) && !ignored.contains(path)) {
                members.put(path, kind(oldMap.containsKey(name), newMap.containsKey(name), replaces));
            }
        }
        return members;
    }

    /** As in the AWS provider (bridge, "nameRequiresDeleteBeforeReplace"): an explicit name is free only after deletion. */
    private boolean isDeletedFirst() {
        boolean keepsExplicitName = type.isAutoNamed()
                && after.text("name").filter(given -> !isGenerated(given)).equals(before.text("name"));
        return keepsExplicitName || type.deleteBeforeReplace(after);
    }

    private boolean isGenerated(String given) {
        return given.startsWith(name + "-")
                && given.substring(name.length() + 1).matches("[0-9a-f]{7}");
    }

    private static PropertyDiff.Kind kind(boolean existed, boolean exists, boolean replaces) {
        if (!existed) {
            return replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
        }
        if (!exists) {
            return replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
        }
        return replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    }
}
