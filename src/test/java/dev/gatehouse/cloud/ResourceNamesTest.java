package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.delivery.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A resource's name identifies it in the state, together with the types of its parents but without their names. So it
 * must contain the name of the component instance that declares it.
 */
class ResourceNamesTest {
    /** All stack files of the tests, and those at the top of the project. */
    static List<String> stacks() throws Exception {
        List<String> names = new ArrayList<>();
        for (Path folder : List.of(Path.of("."), Path.of("src/test/stacks"), Path.of("src/test/resources/upgrade"))) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.matches("Pulumi\\..+\\.yaml"))
                        .map(file -> file.split("\\.", -1)[1])
                        .forEach(names::add);
            }
        }
        return names.stream().distinct().sorted().toList();
    }

    private static Declaration declared(String stack) throws Exception {
        Map<String, Object> tree = Stacks.tree(stack);
        return tree.containsKey("gatehouse:delivery")
                ? Declaration.delivery(Delivery.read(stack, tree))
                : Declaration.update(Settings.read(stack, tree));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void everyNameBeginsWithTheNameOfTheParentComponent(String stack) throws Exception {
        Declaration declared = declared(stack);
        Map<String, DeclaredResource> components = declared.all().stream()
                .filter(each -> !each.request().getCustom())
                .collect(Collectors.toMap(each -> each.type() + "::" + each.name(), Function.identity()));

        assertThat(declared.resources()).allSatisfy(each -> {
            String parent = each.request().getParent();
            if (parent.contains("::pulumi:pulumi:Stack::")) {
                assertThat(components).containsValue(each);
                assertThat(each.name()).startsWith("gatehouse-" + stack);
            } else {
                assertThat(each.name()).startsWith(parentOf(each, components).name());
            }
        });
    }

    /** A test with the real engine, {@code UpgradeEngineTest}, shows that Pulumi then keeps the resources. */
    @ParameterizedTest
    @MethodSource("stacks")
    void aNameWithTheNameOfTheParentAndASpaceHasTheNameOfEarlierVersionsAsAnAlias(String stack) throws Exception {
        assertThat(declared(stack).resources())
                .filteredOn(each -> !each.nameInParent().equals(each.name()))
                .allSatisfy(each -> assertThat(each.request().getAliasesList())
                        .extracting(alias -> alias.getSpec().getName())
                        .containsExactly(each.nameInParent()))
                .isNotEmpty();
    }

    private static DeclaredResource parentOf(DeclaredResource child, Map<String, DeclaredResource> components) {
        String[] parts = child.request().getParent().split("::", 4);
        String type = parts[2].substring(parts[2].lastIndexOf('$') + 1);
        DeclaredResource parent = components.get(type + "::" + parts[3]);
        assertThat(parent).as("parent of " + child.type() + " " + child.name()).isNotNull();
        return parent;
    }
}
