package dev.gatehouse.settings.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A stack's settings have problems. The message is the complete, numbered report. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SettingsException(String stack, List<Problem> problems) {
        super(report(stack, problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems: first those of single values, in the order of the settings, then those of several values together. */
    public List<Problem> problems() {
        return problems;
    }

    private static String report(String stack, List<Problem> problems) {
        return "stack '" + stack + "' has " + problems.size() + " configuration "
                + (problems.size() == 1 ? "problem" : "problems") + " (Pulumi." + stack
                + ".yaml); nothing was declared:\n"
                + IntStream.range(0, problems.size())
                        .mapToObj(i -> "  " + (i + 1) + ". " + problems.get(i))
                        .collect(Collectors.joining("\n"));
    }
}
