package dev.gatehouse.settings.schema;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that settings must satisfy. Those of every value stand here; those of one section stand beside its keys, as
 * {@link Schema#rule} and {@link Schema#form} make them.
 *
 * @param code stable name, such as {@code route-open}; tests and docs refer to it
 * @param sentence what must hold; {@code <most>} is a blank, filled when the rule is broken
 * @param wayOut what to write instead; may have blanks as well
 */
public record Rule(String code, String sentence, String wayOut) {
    public static final Rule MISSING = new Rule("missing", "is required", "<way out>");
    static final Rule UNKNOWN_KEY = new Rule("unknown-key", "is no setting", "<nearest key>");
    static final Rule TYPE = new Rule("type", "must be <kind>", "<way out>");
    static final Rule CHOICE = new Rule("choice", "must be one of <names>", "pick one of them");
    static final Rule RANGE = new Rule("range", "must be a whole number from <least> to <most>", "write one");
    static final Rule DURATION = new Rule(
            "duration", "must be a duration from <least> to <most>", "write a number and a unit: 30s, 15m, 12h, 30d");
    static final Rule TWICE = new Rule("twice", "must be listed once", "delete one of them");
    static final Rule QUOTA = new Rule("quota", "must be at most <most>", "<way out>");

    /** The rules of every value, for the docs. */
    static final List<Rule> OF_EVERY_VALUE = List.of(UNKNOWN_KEY, MISSING, TYPE, CHOICE, RANGE, DURATION, TWICE, QUOTA);

    private static final Pattern BLANK = Pattern.compile("<[a-z ]+>");

    /** What to say where this rule is broken; {@code blanks} in the order of the sentence, then of the way out. */
    Problem brokenAt(String path, Object received, Object... blanks) {
        Deque<Object> left = new ArrayDeque<>(Arrays.asList(blanks));
        Problem problem = new Problem(code, path, fill(sentence, left), Problems.show(received), fill(wayOut, left));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("more values than blanks for " + code + ": " + left);
        }
        return problem;
    }

    private String fill(String text, Deque<Object> values) {
        return BLANK.matcher(text).replaceAll(blank -> {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value for " + blank.group() + " of " + code);
            }
            return Matcher.quoteReplacement(values.remove().toString());
        });
    }
}
