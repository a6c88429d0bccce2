package dev.gatehouse.settings.schema;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates the schema of the Pulumi package, from which the SDKs of other languages are generated.
 *
 * <p>DOC Pulumi, Package schema. An input is plain, that is, it takes no Output, unless its key takes Outputs.
 */
final class PackageSchema {
    static final String FILE = "src/main/resources/dev/gatehouse/component/schema.json";
    static final String NAME = "gatehouse";

    private final SectionTypes sections;
    private final EnumTypes enums = new EnumTypes();
    private final Map<String, Object> types = new TreeMap<>();

    private PackageSchema(SectionTypes sections) {
        this.sections = sections;
    }

    static String token(String name) {
        return NAME + ":index:" + name;
    }

    /** @param version of this project */
    static String json(List<ComponentDescription> components, String version) {
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(new PackageSchema(new SectionTypes(components)).all(components, version))
                + "\n";
    }

    private Map<String, Object> all(List<ComponentDescription> components, String version) {
        Map<String, Object> resources = new LinkedHashMap<>();
        components.forEach(component -> resources.put(token(component.name()), resource(component)));
        sections.byName()
                .forEach((name, schema) -> add(
                        name,
                        object(
                                KeyWords.inProgram(schema.about()),
                                properties(schema.keys()),
                                required(schema.keys()))));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", NAME);
        root.put("namespace", NAME);
        root.put("displayName", "Gatehouse");
        root.put("version", version);
        root.put("description", "An OAuth 2.0 protected API on AWS, and the same declaration on a laptop.");
        root.put("keywords", List.of("category/cloud", "kind/component"));
        root.put("language", languages());
        root.put("types", types);
        root.put("resources", resources);
        return root;
    }

    private static Map<String, Object> languages() {
        Map<String, Object> languages = new LinkedHashMap<>();
        languages.put("nodejs", Map.of("respectSchemaVersion", true));
        Map<String, Object> python = new LinkedHashMap<>();
        python.put("respectSchemaVersion", true);
        python.put("inputTypes", "classes-and-dicts");
        python.put("pyproject", Map.of("enabled", true));
        languages.put("python", python);
        // Not dev.gatehouse: Java programs use the classes of this project, not an SDK.
        languages.put("java", Map.of("basePackage", "dev.gatehouse.sdk"));
        return languages;
    }

    private Map<String, Object> resource(ComponentDescription component) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("isComponent", true);
        resource.put("description", component.description());
        resource.put("inputProperties", properties(component.keys()));
        resource.put("requiredInputs", required(component.keys()));
        resource.put("properties", outputs(component.outputs()));
        resource.put("required", always(component.outputs()));
        return resource;
    }

    private void add(String name, Map<String, Object> type) {
        Object before = types.put(token(name), type);
        if (before != null && !before.equals(type)) {
            throw new IllegalStateException("two types have the name " + name);
        }
    }

    private static Map<String, Object> object(
            String description, Map<String, Object> properties, List<String> required) {
        Map<String, Object> type = new LinkedHashMap<>();
        type.put("type", "object");
        type.put("description", description);
        type.put("properties", properties);
        if (!required.isEmpty()) {
            type.put("required", required);
        }
        return type;
    }

    private static List<String> required(Map<String, Key<?>> keys) {
        List<String> required = new ArrayList<>();
        keys.forEach((name, key) -> {
            if (ComponentDescription.isRequired(key)) {
                required.add(name);
            }
        });
        return required;
    }

    private Map<String, Object> properties(Map<String, Key<?>> keys) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach((name, key) -> {
            Map<String, Object> property = type(key);
            property.put("description", KeyWords.paragraph(key));
            if (key.type() instanceof ValueType.Secret) {
                property.put("secret", true);
            }
            properties.put(name, property);
        });
        return properties;
    }

    private Map<String, Object> type(Key<?> key) {
        ValueType<?> type = key.type();
        if (type instanceof ValueType.Text || type instanceof ValueType.Secret) {
            return value("string", !key.takesOutput());
        } else if (type instanceof ValueType.DurationValue) {
            return value("string", true);
        } else if (type instanceof ValueType.Choice<?> choice) {
            add(enums.nameOf(choice), EnumTypes.type(choice));
            return reference(enums.nameOf(choice));
        } else if (type instanceof ValueType.Flag) {
            return value("boolean", true);
        } else if (type instanceof ValueType.WholeNumber) {
            return value("integer", true);
        } else if (type instanceof Container.TextList) {
            return listOf(value("string", !key.takesOutput()), true);
        } else if (type instanceof Container.TextMap) {
            return mapOf(value("string", !key.takesOutput()), true);
        } else if (type instanceof Container.TextListMap) {
            return mapOf(listOf(value("string", true), true), true);
        } else if (type instanceof Container.SectionValue) {
            return reference(sections.nameOf(type));
        } else if (type instanceof Container.SectionMap || type instanceof Container.SectionOrTextMap) {
            // A text in place of a section would be a union, which not all languages have.
            return mapOf(reference(sections.nameOf(type)), true);
        } else if (type instanceof Container.SectionList) {
            return listOf(reference(sections.nameOf(type)), true);
        }
        throw new IllegalArgumentException("PackageSchema does not describe the type " + type);
    }

    private static Map<String, Object> value(String type, boolean plain) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        return plain(schema, plain);
    }

    private static Map<String, Object> reference(String name) {
        return plain(new LinkedHashMap<>(Map.of("$ref", "#/types/" + token(name))), true);
    }

    private static Map<String, Object> mapOf(Map<String, Object> values, boolean plain) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", values);
        return plain(schema, plain);
    }

    private static Map<String, Object> listOf(Map<String, Object> items, boolean plain) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("items", items);
        return plain(schema, plain);
    }

    private static Map<String, Object> plain(Map<String, Object> schema, boolean plain) {
        if (plain) {
            schema.put("plain", true);
        }
        return schema;
    }

    private Map<String, Object> outputs(List<ComponentOutput> outputs) {
        Map<String, Object> properties = new LinkedHashMap<>();
        outputs.forEach(output -> {
            Map<String, Object> property = new LinkedHashMap<>(type(output.type()));
            property.put("description", SectionTypes.capitalized(output.description()) + ".");
            if (output.secret()) {
                property.put("secret", true);
            }
            properties.put(output.name(), property);
        });
        return properties;
    }

    private static List<String> always(List<ComponentOutput> outputs) {
        return outputs.stream()
                .filter(ComponentOutput::always)
                .map(ComponentOutput::name)
                .toList();
    }

    private Map<String, Object> type(ComponentOutput.Type type) {
        if (type instanceof ComponentOutput.Type.Text) {
            return value("string", false);
        } else if (type instanceof ComponentOutput.Type.Flag) {
            return value("boolean", false);
        } else if (type instanceof ComponentOutput.Type.Json) {
            return Map.of("$ref", "pulumi.json#/Any");
        } else if (type instanceof ComponentOutput.Type.ByName map) {
            return mapOf(type(map.values()), false);
        } else if (type instanceof ComponentOutput.Type.ListOf list) {
            return listOf(type(list.items()), false);
        } else if (type instanceof ComponentOutput.Type.Section section) {
            add(section.name(), object(section.description(), outputs(section.values()), always(section.values())));
            return Map.of("$ref", "#/types/" + token(section.name()));
        }
        throw new IllegalArgumentException("PackageSchema does not describe the output type " + type);
    }
}
