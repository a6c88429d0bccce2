package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A preview with unknown outputs has the same dependencies as the update. Otherwise Pulumi could not apply the plan of
 * the preview.
 */
class PreviewDependenciesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"dev", "prod", "local", "everything", "rest", "domains", "script", "foreign", "mcp", "mcp-rest"})
    void equalTheDependenciesOfTheUpdate(String stack) throws Exception {
        Declaration preview = Declaration.preview(NamedStacks.stack(stack, tree -> {}));
        Declaration update = Declaration.update(NamedStacks.stack(stack, tree -> {}));

        Map<String, String> expected = dependencies(update);
        expected.entrySet().removeAll(dependencies(preview).entrySet());
        assertThat(expected).as("dependencies that only the update has").isEmpty();
        assertThat(dependencies(preview)).hasSameSizeAs(dependencies(update));
    }

    private static Map<String, String> dependencies(Declaration declaration) {
        return declaration.all().stream()
                .collect(Collectors.toMap(
                        each -> each.type() + " " + each.name(),
                        each -> each.request().getDependenciesList().stream()
                                        .sorted()
                                        .toList()
                                + " by property "
                                + new TreeMap<>(each.request().getPropertyDependenciesMap().entrySet().stream()
                                        .collect(Collectors.toMap(
                                                Map.Entry::getKey,
                                                property -> property.getValue().getUrnsList().stream()
                                                        .sorted()
                                                        .toList()))),
                        (one, two) -> one,
                        TreeMap::new));
    }
}
