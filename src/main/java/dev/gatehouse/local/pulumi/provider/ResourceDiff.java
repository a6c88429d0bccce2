package dev.gatehouse.local.pulumi.provider;

import dev.gatehouse.local.pulumi.engine.ProgramRun;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.PropertyDiff;

/**
 * What a change of inputs comes to: nothing, an update in place, or a new resource.
 *
 * @param name the program's own for the resource
 */
record ResourceDiff(ResourceType type, String name, Properties old, Properties now) {

    /** @param ignored inputs whose change does not count */
    DiffResponse without(Collection<String> ignored) {
        Set<String> changed = new TreeSet<>(ProgramRun.differences(old, now));
        changed.removeAll(ignored);
        DiffResponse.Builder response = DiffResponse.newBuilder()
                .setChanges(changed.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME)
                .addAllDiffs(changed)
                .setHasDetailedDiff(true);
        for (String key : changed) {
            boolean replaces = type.replaceOnChanges().contains(key);
            if (replaces) {
                response.addReplaces(key).setDeleteBeforeReplace(deletedFirst());
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

    /** As the provider does: of a map, the paths of its members, which a program's replaceOnChanges may name. */
    private Map<String, PropertyDiff.Kind> detail(String key, boolean replaces, Collection<String> ignored) {
        if (!(old.values().get(key) instanceof Map<?, ?> before)
                || !(now.values().get(key) instanceof Map<?, ?> after)) {
            return Map.of(key, kind(old.has(key), now.has(key), replaces));
        }
        Map<String, PropertyDiff.Kind> members = new TreeMap<>();
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            String path = key + "." + name;
            if (!Objects.equals(before.get(name), after.get(name)) && !ignored.contains(path)) {
                members.put(path, kind(before.containsKey(name), after.containsKey(name), replaces));
            }
        }
        return members;
    }

    /** As the provider does (bridge, "nameRequiresDeleteBeforeReplace"): a name of its own is free only when it went. */
    private boolean deletedFirst() {
        boolean sameNameOfItsOwn = type.isAutoNamed()
                && now.text("name").filter(given -> !automatic(given)).equals(old.text("name"));
        return sameNameOfItsOwn || type.deleteBeforeReplace(now);
    }

    private boolean automatic(String given) {
        return given.startsWith(name + "-")
                && given.substring(name.length() + 1).matches("[0-9a-f]{7}");
    }

    private static PropertyDiff.Kind kind(boolean was, boolean is, boolean replaces) {
        if (!was) {
            return replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
        }
        if (!is) {
            return replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
        }
        return replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    }
}
