package dev.gatehouse.settings.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;

/** Writes the methods of a builder: those of each key, with their Javadoc. */
final class JavaMethods {
    private final String builder;
    private final String result;
    private final String values;
    private final String indent;
    private final SectionTypes types;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> imports = new TreeSet<>();
    private final List<String> signatures = new ArrayList<>();

    /**
     * @param builder the type that each method returns
     * @param result the expression that each method returns
     * @param values the expression of the values that the builder collects
     * @param types of the sections
     */
    JavaMethods(String builder, String result, String values, String indent, SectionTypes types) {
        this.builder = builder;
        this.result = result;
        this.values = values;
        this.indent = indent;
        this.types = types;
    }

    String text() {
        return text.toString();
    }

    Set<String> imports() {
        return imports;
    }

    /** The methods of a key with the types of their parameters: {@code callbacks(String...)}. */
    static List<String> signatures(String name, Key<?> key, SectionTypes types) {
        JavaMethods methods = new JavaMethods("Builder", "this", "values", "", types);
        methods.add(name, key, false);
        return methods.signatures;
    }

    /** The methods of a key. */
    void add(String name, Key<?> key, boolean required) {
        ValueType<?> type = key.type();
        if (type instanceof ValueType.Text) {
            setter(name, key, required, "String");
            if (key.takesOutput()) {
                alsoOutput(name);
            }
        } else if (type instanceof ValueType.Secret) {
            imports.add("com.pulumi.core.Output");
            setter(name, key, required, "Output<String>");
        } else if (type instanceof ValueType.Choice<?> choice) {
            setter(name, key, required, enumName(choice.type()));
        } else if (type instanceof ValueType.Flag) {
            setter(name, key, required, "boolean");
        } else if (type instanceof ValueType.WholeNumber) {
            setter(name, key, required, "int");
        } else if (type instanceof ValueType.DurationValue) {
            imports.add("java.time.Duration");
            setter(name, key, required, "Duration");
        } else if (type instanceof Container.TextList) {
            texts(name, key, required);
        } else if (type instanceof Container.TextMap) {
            textMap(name, key, required);
        } else if (type instanceof Container.TextListMap) {
            map(name, key, required, "List<String>");
            imports.add("java.util.List");
            adder(name, "String... texts", "List.of(texts)", "Adds an entry of " + see(name, "Map") + ".");
        } else if (type instanceof Container.SectionValue) {
            setter(name, key, required, types.nameOf(type) + "Args");
        } else if (type instanceof Container.SectionMap named) {
            map(name, key, required, types.nameOf(type) + "Args");
            section(name, named.placeholder(), types.nameOf(type));
        } else if (type instanceof Container.SectionOrTextMap named) {
            map(name, key, required, types.nameOf(type) + "Args");
            section(name, named.placeholder(), types.nameOf(type));
            String only = named.textKey().name();
            adder(
                    name,
                    "String " + only,
                    only,
                    "Adds an entry of " + see(name, "Map") + " that has only a {@code " + only + "}.");
        } else {
            throw new IllegalArgumentException("JavaMethods does not describe the type " + type);
        }
    }

    private void setter(String name, Key<?> key, boolean required, String type) {
        method(name, type + " " + safe(name), "set(\"" + name + "\", " + safe(name) + ")", comment(key, required, ""));
    }

    private void alsoOutput(String name) {
        imports.add("com.pulumi.core.Output");
        method(
                name,
                "Output<String> " + safe(name),
                "set(\"" + name + "\", " + safe(name) + ")",
                List.of("As " + see(name, "String") + ", with the output of another resource."));
    }

    private void texts(String name, Key<?> key, boolean required) {
        imports.add("java.util.List");
        setter(name, key, required, "List<String>");
        method(
                name,
                "String... " + safe(name),
                "set(\"" + name + "\", List.of(" + safe(name) + "))",
                List.of("As " + see(name, "List") + "."));
        if (key.takesOutput()) {
            imports.add("com.pulumi.core.Output");
            String one = SectionTypes.singular(name);
            method(
                    one,
                    "Output<String> " + safe(one),
                    "append(\"" + name + "\", " + safe(one) + ")",
                    List.of("Adds the output of another resource to " + see(name, "List") + "."));
        }
    }

    private void textMap(String name, Key<?> key, boolean required) {
        map(name, key, required, "String");
        adder(name, "String value", "value", "Adds an entry of " + see(name, "Map") + ".");
        if (key.takesOutput()) {
            imports.add("com.pulumi.core.Output");
            adder(
                    name,
                    "Output<String> value",
                    "value",
                    "Adds an entry of " + see(name, "Map") + " whose value is the output of another resource.");
        }
    }

    private void section(String name, String placeholder, String type) {
        adder(
                name,
                type + "Args " + variable(SectionTypes.singular(name)),
                variable(SectionTypes.singular(name)),
                "Adds an entry of " + see(name, "Map") + ", by " + JavaText.html(entry(placeholder)) + ".");
    }

    /** The placeholder for a name, in a sentence. */
    private static String entry(String placeholder) {
        return placeholder.equals("METHOD /path")
                ? "method and path"
                : placeholder.contains("name") ? "name" : "name of the " + placeholder;
    }

    private void map(String name, Key<?> key, boolean required, String values) {
        imports.add("java.util.Map");
        if (values.startsWith("List")) {
            imports.add("java.util.List");
        }
        method(
                name,
                "Map<String, " + values + "> " + safe(name),
                "addAll(\"" + name + "\", " + safe(name) + ")",
                comment(key, required, "The entries are added to those before, and replace entries of the same name."));
    }

    private void adder(String name, String parameter, String value, String comment) {
        method(
                SectionTypes.singular(name),
                "String name, " + parameter,
                "add(\"" + name + "\", name, " + value + ")",
                List.of(comment));
    }

    private void method(String name, String parameters, String call, List<String> comment) {
        signatures.add(safe(name) + "(" + parameters.replaceAll(" \\w+(,|$)", "$1") + ")");
        text.append(JavaText.comment(indent, comment));
        text.append(indent).append("public ").append(builder).append(' ').append(safe(name));
        text.append('(').append(parameters).append(") {\n");
        text.append(indent)
                .append("    ")
                .append(values)
                .append('.')
                .append(call)
                .append(";\n");
        text.append(indent).append("    return ").append(result).append(";\n");
        text.append(indent).append("}\n\n");
    }

    private static List<String> comment(Key<?> key, boolean required, String more) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(JavaText.html(KeyWords.sentence(key)));
        List<String> details = new ArrayList<>(KeyWords.details(key, required));
        if (key.type() instanceof ValueType.Secret) {
            details.add("Make it with `Output.ofSecret` or `config.requireSecret`.");
        }
        if (!more.isEmpty()) {
            details.add(more);
        }
        if (!details.isEmpty()) {
            paragraphs.add(JavaText.html(String.join(" ", details)));
        }
        return paragraphs;
    }

    private static String see(String name, String parameter) {
        return "{@link #" + safe(name) + "(" + parameter + ")}";
    }

    private String enumName(Class<?> type) {
        Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
        imports.add(outer.getName());
        return EnumTypes.javaName(type);
    }

    /** Pulumi's generators for Java add an underscore to a reserved word. */
    static String safe(String name) {
        return SourceVersion.isKeyword(name) || name.equals("notify") ? name + "_" : name;
    }

    /** A parameter next to the parameter {@code name}. */
    private static String variable(String name) {
        return safe(name);
    }
}
