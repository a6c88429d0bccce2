package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.ProtectedApi;
import dev.gatehouse.ProtectedApiArgs;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.settings.ComponentSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of outputs describes what the component returns. */
class ComponentOutputTest {
    private static Declaration component(String stack) throws Exception {
        return component(Stacks.tree(stack));
    }

    private static Declaration component(Map<String, Object> tree) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        tree.forEach((key, value) -> {
            String name = key.replace("aws:", "").replace("gatehouse:", "");
            if (ComponentSettings.PROTECTED_API.arguments().containsKey(name)) {
                arguments.put(name, value);
            }
        });
        return Declaration.program(
                context -> new ProtectedApi("api", ProtectedApiArgs.of(arguments))
                        .outputs()
                        .forEach(context::export),
                false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "domains", "adopted", "foreign", "rest"})
    void everyOutputIsInTheTableWithItsType(String stack) throws Exception {
        Declaration declared = component(stack);
        Set<String> names = declared.outputs().keySet();

        for (ComponentOutput output : ComponentOutput.PROTECTED_API) {
            if (output.always()) {
                assertThat(names).contains(output.name());
            }
            if (names.contains(output.name())) {
                check(output.name(), output.type(), declared.output(output.name()));
                assertThat(declared.isSecret(output.name())).as(output.name()).isEqualTo(output.secret());
            }
        }
        assertThat(ComponentOutput.PROTECTED_API)
                .extracting(ComponentOutput::name)
                .containsAll(names);
    }

    @Test
    void everyOutputOfTheTableExists() throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        // A custom domain without a zone: dnsTargets.
        tree.put(
                "gatehouse:api",
                Map.of(
                        "domain",
                        "api.example.com",
                        "certificate",
                        "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-abcd-1234-abcd-123456789012"));

        assertThat(component(tree).outputs().keySet())
                .containsExactlyInAnyOrderElementsOf(ComponentOutput.PROTECTED_API.stream()
                        .map(ComponentOutput::name)
                        .toList());
    }

    private static void check(String path, ComponentOutput.Type type, Object value) {
        if (type instanceof ComponentOutput.Type.Text) {
            assertThat(value).as(path).isInstanceOf(String.class);
        } else if (type instanceof ComponentOutput.Type.Flag) {
            assertThat(value).as(path).isInstanceOf(Boolean.class);
        } else if (type instanceof ComponentOutput.Type.ByName map) {
            assertThat(value).as(path).isInstanceOf(Map.class);
            ((Map<?, ?>) value).forEach((name, each) -> check(path + "." + name, map.values(), each));
        } else if (type instanceof ComponentOutput.Type.ListOf list) {
            assertThat(value).as(path).isInstanceOf(List.class);
            ((List<?>) value).forEach(each -> check(path + "[]", list.items(), each));
        } else if (type instanceof ComponentOutput.Type.Section section) {
            Map<?, ?> values = (Map<?, ?>) value;
            section.values().forEach(each -> {
                if (each.always() || values.containsKey(each.name())) {
                    check(path + "." + each.name(), each.type(), values.get(each.name()));
                }
            });
            assertThat(section.values().stream().map(ComponentOutput::name).map(Object.class::cast))
                    .as(path)
                    .containsAll(values.keySet());
        }
    }
}
