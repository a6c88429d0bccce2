package dev.gatehouse.local.pulumi;

import java.util.Collection;
import java.util.Set;
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
            boolean replaces = type.replacing().contains(key);
            if (replaces) {
                response.addReplaces(key).setDeleteBeforeReplace(deletedFirst());
            }
            response.putDetailedDiff(
                    key,
                    PropertyDiff.newBuilder()
                            .setKind(kind(old.has(key), now.has(key), replaces))
                            .setInputDiff(true)
                            .build());
        }
        return response.build();
    }

    /** As the provider does (bridge, "nameRequiresDeleteBeforeReplace"): a name of its own is free only when it went. */
    private boolean deletedFirst() {
        boolean sameNameOfItsOwn = type.named()
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
