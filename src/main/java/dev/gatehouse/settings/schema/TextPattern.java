package dev.gatehouse.settings.schema;

import java.util.regex.Pattern;

/**
 * How a text must be written, and the rule that says so.
 *
 * @param pattern of the whole text, in the part of the language that Java and ECMA-262 share: the JSON schema holds it
 * @param rule without blanks
 */
public record TextPattern(Pattern pattern, Rule rule) {
    /** Any text at all. */
    public static final TextPattern ANY =
            new TextPattern(Pattern.compile("[\\s\\S]*"), new Rule("any", "may be any text", "write it"));

    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** Whether {@code text} fits; reported when it does not. */
    boolean check(String text, ConfigPath place) {
        if (!fits(text)) {
            place.report(rule, text);
            return false;
        }
        return true;
    }
}
