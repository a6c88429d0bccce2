package dev.gatehouse.local;

import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.state.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Notes about declared resources and inputs that have no effect in the local cloud. */
final class NotImitatedNotes {
    private NotImitatedNotes() {}

    /** All notes. */
    static List<String> of(Declared declared) {
        List<String> notes = new ArrayList<>();
        notes.addAll(resourcesNotes(declared.notImitated()));
        inputsNote(declared.inputsWithoutEffect()).ifPresent(notes::add);
        return notes;
    }

    /**
     * Notes while the Pulumi engine changes the cloud resource by resource: each resource and input is named once.
     *
     * @param reported resources and inputs of earlier notes; those of the new notes are added
     */
    static List<String> unreported(Declared declared, Set<String> reported) {
        List<String> notes = new ArrayList<>();
        notes.addAll(resourcesNotes(
                declared.notImitated().stream().filter(reported::add).toList()));
        inputsNote(declared.inputsWithoutEffect().stream().filter(reported::add).toList())
                .ifPresent(notes::add);
        return notes;
    }

    /** Types of {@code gatehouse:local.otherResources} have a note of their own. */
    private static List<String> resourcesNotes(List<String> resources) {
        Map<Boolean, List<String>> byOther = resources.stream()
                .collect(Collectors.partitioningBy(
                        each -> ResourceTypes.of(each.split(" ", 2)[0]).isEmpty()));
        List<String> notes = new ArrayList<>();
        resourcesNote(byOther.getOrDefault(false, List.of())).ifPresent(notes::add);
        byOther.getOrDefault(true, List.of()).forEach(each -> notes.add("kept without effect: " + each));
        return notes;
    }

    /** @param resources each as type and name, {@code aws:iam/role:Role gatehouse-local-function} */
    static Optional<String> resourcesNote(List<String> resources) {
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> countByType = new TreeMap<>();
        resources.forEach(each -> countByType.merge(shortType(each), 1, Integer::sum));
        List<String> counts = countByType.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .toList();
        return Optional.of("declared, but not imitated locally: " + String.join(", ", counts));
    }

    /** @param inputs each as type and path, {@code aws:cognito/userPool:UserPool tags} */
    static Optional<String> inputsNote(List<String> inputs) {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> pathsByType = new TreeMap<>();
        inputs.forEach(each -> pathsByType
                .computeIfAbsent(shortType(each), type -> new ArrayList<>())
                .add(each.split(" ", 2)[1]));
        List<String> types = pathsByType.entrySet().stream()
                .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                .toList();
        return Optional.of("inputs without effect locally: " + String.join(", ", types));
    }

    /** {@code Role} of {@code aws:iam/role:Role name}. */
    private static String shortType(String resource) {
        String type = resource.split(" ", 2)[0];
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
