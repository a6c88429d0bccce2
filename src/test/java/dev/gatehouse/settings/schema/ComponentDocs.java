package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the reference in docs/component.md: arguments and outputs of the components, with their names in each language. */
final class ComponentDocs {
    private static final Set<String> RESERVED_IN_PYTHON = Set.of("from", "import", "pass", "global", "in", "is", "not");

    private final SectionTypes sections;
    private final StringBuilder text = new StringBuilder();

    private ComponentDocs(List<ComponentDescription> components) {
        sections = new SectionTypes(components);
    }

    static String reference(List<ComponentDescription> components) {
        ComponentDocs docs = new ComponentDocs(components);
        components.forEach(docs::component);
        docs.text
                .append("\n## Sections\n\n")
                .append(
                        "Java: classes of `dev.gatehouse.inputs`, made with `builder()` and `build()`. TypeScript: `inputs`,")
                .append(" or an object literal. Python: a class of the package, or a dict.\n");
        docs.sections.byName().forEach(docs::section);
        return docs.text.toString();
    }

    /** The name in Python SDKs. PackageSdkEngineTest compares it with a generated SDK. */
    static String python(String name) {
        String snake = name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
        return RESERVED_IN_PYTHON.contains(snake) ? snake + "_" : snake;
    }

    private void component(ComponentDescription component) {
        text.append("\n## Arguments of ").append(component.name()).append("\n\n");
        text.append(component.description()).append("\n\n");
        keys(component.keys());
        text.append("\n## Outputs of ").append(component.name()).append("\n\n");
        text.append("| TypeScript, YAML | Python | value | description |\n|---|---|---|---|\n");
        component
                .outputs()
                .forEach(output -> row(
                        KeyWords.code(output.name()),
                        KeyWords.code(python(output.name())),
                        type(output.type()) + (output.secret() ? ", secret" : ""),
                        SectionTypes.capitalized(output.description()) + "."));
        component.outputs().forEach(output -> outputSection(output.type()).ifPresent(this::table));
    }

    private static Optional<ComponentOutput.Type.Section> outputSection(ComponentOutput.Type type) {
        if (type instanceof ComponentOutput.Type.Section section) {
            return Optional.of(section);
        } else if (type instanceof ComponentOutput.Type.ByName map) {
            return outputSection(map.values());
        } else if (type instanceof ComponentOutput.Type.ListOf list) {
            return outputSection(list.items());
        }
        return Optional.empty();
    }

    private void table(ComponentOutput.Type.Section section) {
        text.append("\n`")
                .append(section.name())
                .append("`: ")
                .append(section.description())
                .append("\n\n| TypeScript, YAML | Python | value | description |\n|---|---|---|---|\n");
        section.values()
                .forEach(value -> row(
                        KeyWords.code(value.name()),
                        KeyWords.code(python(value.name())),
                        type(value.type()),
                        SectionTypes.capitalized(value.description()) + "."));
    }

    private static String type(ComponentOutput.Type type) {
        if (type instanceof ComponentOutput.Type.Text) {
            return "text";
        } else if (type instanceof ComponentOutput.Type.Flag) {
            return "boolean";
        } else if (type instanceof ComponentOutput.Type.Json) {
            return "JSON";
        } else if (type instanceof ComponentOutput.Type.ByName map) {
            return "map of " + type(map.values());
        } else if (type instanceof ComponentOutput.Type.ListOf list) {
            return "list of " + type(list.items());
        } else if (type instanceof ComponentOutput.Type.Section section) {
            return KeyWords.code(section.name());
        }
        throw new IllegalArgumentException("ComponentDocs does not describe the output type " + type);
    }

    private void section(String name, Schema schema) {
        text.append("\n### ").append(name).append("Args\n\n");
        text.append("`").append(sections.pathOf(name)).append("`: ");
        text.append(KeyWords.inProgram(schema.about())).append("\n\n");
        keys(schema.keys());
    }

    private void keys(Map<String, Key<?>> keys) {
        text.append("| TypeScript, YAML | Java | Python | takes Outputs | description |\n|---|---|---|---|---|\n");
        keys.forEach((name, key) -> row(
                KeyWords.code(name) + ": " + value(key),
                JavaMethods.signatures(name, key, sections).stream()
                        .map(KeyWords::code)
                        .collect(Collectors.joining(", ")),
                KeyWords.code(python(name)),
                outputs(key),
                KeyWords.paragraph(key)));
    }

    private static String outputs(Key<?> key) {
        boolean several = key.type() instanceof Container.TextMap || key.type() instanceof Container.TextList;
        return !key.takesOutput() ? "no" : several ? "each value" : "yes";
    }

    /** The type of the value in TypeScript, Python and YAML, in words. */
    private String value(Key<?> key) {
        ValueType<?> type = key.type();
        if (type instanceof ValueType.Secret) {
            return "secret text";
        } else if (type instanceof ValueType.Flag) {
            return "boolean";
        } else if (type instanceof ValueType.WholeNumber) {
            return "integer";
        } else if (type instanceof Container.TextList) {
            return "list of text";
        } else if (type instanceof Container.TextMap) {
            return "map of text";
        } else if (type instanceof Container.TextListMap) {
            return "map of list of text";
        } else if (type instanceof Container.SectionValue) {
            return link(type);
        } else if (type instanceof Container.SectionMap || type instanceof Container.SectionOrTextMap) {
            return "map of " + link(type);
        } else if (type instanceof Container.SectionList) {
            return "list of " + link(type);
        }
        return "text";
    }

    private String link(ValueType<?> type) {
        String name = sections.nameOf(type) + "Args";
        return "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(SettingsDocs.escape(cell));
        }
        text.append("| ").append(String.join(" | ", escaped)).append(" |\n");
    }
}
