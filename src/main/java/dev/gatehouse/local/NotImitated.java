package dev.gatehouse.local;

import dev.gatehouse.local.state.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what is declared and has no effect on this machine. */
final class NotImitated {
    private NotImitated() {}

    /**
     * Notes about a cloud that the Pulumi engine changes resource by resource: each resource and input is said once.
     *
     * @param said what was said before; what is new is added
     */
    static List<String> fresh(Declared declared, Set<String> said) {
        List<String> notes = new ArrayList<>();
        note(declared.notImitated().stream().filter(said::add).toList()).ifPresent(notes::add);
        inputsNote(declared.inputsWithoutEffect().stream().filter(said::add).toList())
                .ifPresent(notes::add);
        return notes;
    }

    /** @param resources each as type and name, {@code aws:iam/role:Role gatehouse-local-function} */
    static Optional<String> note(List<String> resources) {
        if (resources.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> kinds = new TreeMap<>();
        resources.forEach(each -> kinds.merge(kind(each), 1, Integer::sum));
        List<String> counted = kinds.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .toList();
        return Optional.of("declared and not imitated here: " + String.join(", ", counted));
    }

    /** @param inputs each as type and path, {@code aws:cognito/userPool:UserPool tags} */
    static Optional<String> inputsNote(List<String> inputs) {
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> byKind = new TreeMap<>();
        inputs.forEach(each ->
                byKind.computeIfAbsent(kind(each), none -> new ArrayList<>()).add(each.split(" ", 2)[1]));
        List<String> kinds = byKind.entrySet().stream()
                .map(each -> each.getKey() + " (" + String.join(", ", each.getValue()) + ")")
                .toList();
        return Optional.of("inputs without effect here: " + String.join(", ", kinds));
    }

    /** {@code Role} of {@code aws:iam/role:Role name}. */
    private static String kind(String resource) {
        String type = resource.split(" ", 2)[0];
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
