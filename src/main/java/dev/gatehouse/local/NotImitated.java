package dev.gatehouse.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Says what is declared and has no effect on this machine. */
final class NotImitated {
    private NotImitated() {}

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
