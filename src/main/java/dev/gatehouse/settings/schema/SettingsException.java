package dev.gatehouse.settings.schema;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stack's settings have problems. The message is the complete, numbered report. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String stack;
    private final transient List<Problem> problems;

    public SettingsException(String stack, List<Problem> problems) {
        this(stack, problems, Problem::toString);
    }

    private SettingsException(String stack, List<Problem> problems, Function<Problem, String> line) {
        super(report(stack, problems.stream().map(line).toList()));
        this.stack = stack;
        this.problems = List.copyOf(problems);
    }

    /**
     * The same report with the place of each problem before its path.
     *
     * @param placeOf the place of the value at a path, such as {@code Pulumi.dev.yaml:12}
     */
    public SettingsException withPlaces(UnaryOperator<String> placeOf) {
        return new SettingsException(stack, problems, problem -> placeOf.apply(problem.path()) + ": " + problem);
    }

    /** All problems: first those of single values, in the order of the settings, then those of several values together. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(String stack, List<String> problems) {
        return "stack '" + stack + "' has " + problems.size() + " configuration "
                + (problems.size() == 1 ? "problem" : "problems") + " (Pulumi." + stack
                + ".yaml); nothing was declared:\n"
                + IntStream.range(0, problems.size())
                        .mapToObj(i -> "  " + (i + 1) + ". " + problems.get(i))
                        .collect(Collectors.joining("\n"));
    }
}
