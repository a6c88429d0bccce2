package dev.gatehouse.settings.schema;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The settings of a stack, or the arguments of a component, have problems. The message is the complete, numbered report. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final transient List<Problem> problems;

    /** Problems of the file of a stack. */
    public SettingsException(String stack, List<Problem> problems) {
        this(subjectOf(stack, problems), problems, Problem::toString);
    }

    private SettingsException(String subject, List<Problem> problems, Function<Problem, String> line) {
        super(report(subject, problems.stream().map(line).toList()));
        this.subject = subject;
        this.problems = List.copyOf(problems);
    }

    /** Problems of the arguments of a component, by the component's name. */
    public static SettingsException ofComponent(String component, List<Problem> problems) {
        return new SettingsException(
                "component '" + component + "' has " + count(problems, "problem") + " in its arguments",
                problems,
                Problem::toString);
    }

    /**
     * The same report with the place of each problem before its path.
     *
     * @param placeOf the place of the value at a path, such as {@code Pulumi.dev.yaml:12}
     */
    public SettingsException withPlaces(UnaryOperator<String> placeOf) {
        return new SettingsException(subject, problems, problem -> placeOf.apply(problem.path()) + ": " + problem);
    }

    /** All problems: first those of single values, in the order of the settings, then those of several values together. */
    public List<Problem> problems() {
        return problems;
    }

    private static String subjectOf(String stack, List<Problem> problems) {
        return "stack '" + stack + "' has " + count(problems, "configuration problem") + " (Pulumi." + stack + ".yaml)";
    }

    private static String count(List<Problem> problems, String noun) {
        return problems.size() + " " + noun + (problems.size() == 1 ? "" : "s");
    }

    private static String report(String subject, List<String> problems) {
        return subject + "; nothing was declared:\n"
                + IntStream.range(0, problems.size())
                        .mapToObj(i -> "  " + (i + 1) + ". " + problems.get(i))
                        .collect(Collectors.joining("\n"));
    }
}
