package dev.gatehouse.settings.schema;

import java.util.regex.Pattern;

/**
 * A pattern that a text must match, and the rule that describes it.
 *
 * @param pattern of the whole text; only syntax that Java and ECMA-262 share, because the JSON schema contains it
 * @param rule without placeholders
 */
public record TextPattern(Pattern pattern, Rule rule) {
    /** Any text. */
    public static final TextPattern ANY =
            new TextPattern(Pattern.compile("[\\s\\S]*"), new Rule("any", "may be any text", "write it"));

    public boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    /** Whether {@code text} matches; if not, a problem is reported. */
    boolean check(String text, ConfigPath path) {
        if (!matches(text)) {
            path.report(rule, text);
            return false;
        }
        return true;
    }
}
