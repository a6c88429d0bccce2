package dev.gatehouse.settings;

import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the arguments of a component: the sections of a stack file without the namespace {@code gatehouse:}. The rules are
 * those of a stack file; reports name the component and its arguments.
 */
public final class ComponentSettings {
    /** The argument that stands for {@code aws:region}. */
    public static final String REGION = "region";

    private static final String NAMESPACE = "gatehouse:";

    /** Sections that belong to a stack, not to a component. */
    private static final List<String> OF_STACKS = List.of("delivery", "local");

    /** In sentences of rules; the tag gatehouse:stack keeps its name. */
    private static final Pattern SECTION_IN_TEXT =
            Pattern.compile(NAMESPACE + "(?=(?:" + String.join("|", sections()) + ")\\b)");

    /** For a Region that only the AWS provider knows. */
    private static final PendingText UNKNOWN_REGION = new PendingText(-1);

    private ComponentSettings() {}

    /** The names of the arguments: {@link #REGION}, then the sections in the order of the docs. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(List.of(REGION));
        names.addAll(sections());
        return names;
    }

    private static List<String> sections() {
        return Settings.KEYS.keys().keySet().stream()
                .filter(key -> key.startsWith(NAMESPACE))
                .map(key -> key.substring(NAMESPACE.length()))
                .filter(name -> !OF_STACKS.contains(name))
                .toList();
    }

    /**
     * Reads and checks the arguments.
     *
     * @param component the name of the component, for the report
     * @param stack the name of the stack that the component belongs to
     * @param arguments by name; values as in a stack file, and {@link PendingText} for Outputs. Without {@code region},
     *     the rules about the Region are not checked
     * @throws SettingsException with all problems
     */
    public static Settings read(String component, String stack, Map<String, ?> arguments) throws SettingsException {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("aws:region", UNKNOWN_REGION);
        List<String> names = names();
        arguments.forEach((name, value) -> {
            if (name.equals(REGION) && value instanceof PendingText) {
                problems.add(new Problem(
                        Rule.PLAIN.code(), name, Rule.PLAIN.requirement(), value.toString(), Rule.PLAIN.fix()));
            } else if (names.contains(name)) {
                config.put(name.equals(REGION) ? "aws:region" : NAMESPACE + name, value);
            } else {
                problems.add(unknown(name, names));
            }
        });
        try {
            Settings settings = Settings.ofComponent(stack, config);
            if (problems.isEmpty()) {
                return settings;
            }
        } catch (SettingsException e) {
            problems.addAll(inTermsOfArguments(e.problems()));
        }
        throw SettingsException.ofComponent(component, problems);
    }

    /** The warnings of settings that {@link #read} returned, with the names of arguments. */
    public static List<String> warnings(Settings settings) {
        return settings.warnings().stream().map(ComponentSettings::renamed).toList();
    }

    /** Problems of settings with the names of arguments. */
    public static List<Problem> inTermsOfArguments(List<Problem> problems) {
        return problems.stream().map(ComponentSettings::inTermsOfArguments).toList();
    }

    private static Problem unknown(String name, List<String> names) {
        String hint = OF_STACKS.contains(name)
                ? "delete it: it belongs to the file of a stack"
                : NearestName.hint(name, names, "known here: " + String.join(", ", names));
        return new Problem("unknown-key", name, "is not an argument", "'" + name + "'", hint);
    }

    private static Problem inTermsOfArguments(Problem problem) {
        return new Problem(
                problem.code(),
                renamed(problem.path()),
                renamed(problem.rule()),
                problem.received(),
                renamed(problem.fix()));
    }

    private static String renamed(String text) {
        return SECTION_IN_TEXT.matcher(text).replaceAll("").replace("aws:region", REGION);
    }
}
