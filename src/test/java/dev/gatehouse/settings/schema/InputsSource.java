package dev.gatehouse.settings.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Generates the classes of dev.gatehouse.inputs: one for each section, and one builder for each component. */
final class InputsSource {
    static final String FOLDER = "src/main/java/dev/gatehouse/inputs/";

    /** The first line of each generated file. */
    static final String MARK =
            "// Generated from the settings. Do not edit: ./mvnw test -Dtest=InputsSourceTest -Ddocs.write=true\n";

    private final SectionTypes types;

    private InputsSource(SectionTypes types) {
        this.types = types;
    }

    /** The text of each generated file, by its path. */
    static Map<String, String> files(List<ComponentDescription> components) {
        SectionTypes types = new SectionTypes(components);
        InputsSource source = new InputsSource(types);
        Map<String, String> files = new LinkedHashMap<>();
        types.byName().forEach((name, schema) -> files.put(FOLDER + name + "Args.java", source.section(name, schema)));
        components.forEach(
                component -> files.put(FOLDER + component.name() + "Sections.java", source.component(component)));
        return files;
    }

    private String section(String name, Schema schema) {
        String type = name + "Args";
        JavaMethods methods = new JavaMethods("Builder", "this", "values", "        ", types);
        schema.keys()
                .forEach((key, description) ->
                        methods.add(key, description, ComponentDescription.isRequired(description)));
        String place = "The section {@code " + types.pathOf(name) + "} of the arguments of a component.";
        return MARK + "package dev.gatehouse.inputs;\n\n" + imports(methods.imports())
                + JavaText.comment("", List.of(JavaText.html(KeyWords.inProgram(schema.about())), place))
                + "public final class " + type + " extends SectionArgs {\n"
                + "    private " + type + "(ArgsTree values) {\n        super(values);\n    }\n\n"
                + "    /** Returns a builder without values. */\n"
                + "    public static Builder builder() {\n        return new Builder(new ArgsTree());\n    }\n\n"
                + "    /** Returns a builder with the values of {@code defaults}. */\n"
                + "    public static Builder builder(" + type + " defaults) {\n"
                + "        return new Builder(new ArgsTree(defaults));\n    }\n\n"
                + "    /** Collects the values of the section. */\n"
                + "    public static final class Builder {\n"
                + "        private final ArgsTree values;\n\n"
                + "        private Builder(ArgsTree values) {\n            this.values = values;\n        }\n\n"
                + methods.text()
                + "        /** Returns the section; the component checks it. */\n"
                + "        public " + type + " build() {\n            return new " + type + "(values);\n        }\n"
                + "    }\n}\n";
    }

    private String component(ComponentDescription component) {
        String type = component.name() + "Sections";
        JavaMethods methods = new JavaMethods("B", "self()", "values()", "    ", types);
        component.keys().forEach((name, key) -> methods.add(name, key, ComponentDescription.isRequired(key)));
        Set<String> imports = new TreeSet<>(methods.imports());
        imports.addAll(Set.of("com.pulumi.resources.ResourceTransformation", "java.util.List", "java.util.Map"));
        return MARK + "package dev.gatehouse.inputs;\n\n" + imports(imports)
                + JavaText.comment(
                        "",
                        List.of(
                                "The sections of the arguments of " + article(component.name()) + " {@code "
                                        + component.name() + "}, for its builder.",
                                "@param <B> the builder"))
                + "public abstract class " + type + "<B extends " + type + "<B>> extends ComponentSections<B> {\n"
                + """
                            /**
                             * Starts with the given values.
                             *
                             * @param tree the arguments as a stack file contains them
                             * @param transformations of the resources of the component
                             */
                        """
                + "    protected " + type
                + "(Map<String, ?> tree, List<ResourceTransformation> transformations) {\n"
                + "        super(tree, transformations);\n    }\n\n"
                + methods.text().stripTrailing()
                + "\n}\n";
    }

    private static String article(String name) {
        return "AEIO".indexOf(name.charAt(0)) < 0 ? "a" : "an";
    }

    private static String imports(Set<String> imports) {
        StringBuilder text = new StringBuilder();
        imports.forEach(name -> text.append("import ").append(name).append(";\n"));
        return imports.isEmpty() ? "" : text.append('\n').toString();
    }
}
