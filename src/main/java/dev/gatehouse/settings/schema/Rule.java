package dev.gatehouse.settings.schema;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A requirement that settings must meet. The rules for every value are here; the rules of one section are constants of its
 * record, created by {@link Schema#rule} and {@link Schema#pattern}.
 *
 * @param code stable name, such as {@code route-open}; tests and docs refer to it
 * @param requirement what must hold; {@code <max>} is a placeholder, filled in when a problem is reported
 * @param fix what to write instead; may contain placeholders too
 */
public record Rule(String code, String requirement, String fix) {
    public static final Rule MISSING = new Rule("missing", "is required", "<fix>");
    public static final Rule UNKNOWN_KEY = new Rule("unknown-key", "is not a setting", "<nearest key>");
    static final Rule TYPE = new Rule("type", "must be <type>", "<fix>");
    static final Rule CHOICE = new Rule("choice", "must be one of <names>", "choose one of them");
    static final Rule RANGE =
            new Rule("range", "must be a whole number from <min> to <max>", "write a number in this range");
    static final Rule DURATION = new Rule(
            "duration", "must be a duration from <min> to <max>", "write a number and a unit: 30s, 15m, 12h, 30d");
    static final Rule TWICE = new Rule("twice", "must be listed only once", "delete one of them");
    /** Only for the arguments of a component: a stack file contains no Outputs. */
    public static final Rule PLAIN = new Rule(
            "plain-value",
            "must be a plain value, because it decides what is declared",
            "write the value itself, or read it from the configuration");

    static final Rule QUOTA = new Rule("quota", "must be at most <max>", "<fix>");

    /** The rules for every value, for the docs. */
    static final List<Rule> FOR_EVERY_VALUE =
            List.of(UNKNOWN_KEY, MISSING, TYPE, CHOICE, RANGE, DURATION, TWICE, QUOTA);

    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z ]+>");

    /** The problem at a path; {@code values} for the placeholders of the requirement, then of the fix. */
    Problem problemAt(String path, Object received, Object... values) {
        Deque<Object> left = new ArrayDeque<>(Arrays.asList(values));
        Problem problem = new Problem(code, path, fill(requirement, left), Problems.show(received), fill(fix, left));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("more values than placeholders for " + code + ": " + left);
        }
        return problem;
    }

    private String fill(String text, Deque<Object> values) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value for " + placeholder.group() + " of " + code);
            }
            return Matcher.quoteReplacement(values.remove().toString());
        });
    }
}
