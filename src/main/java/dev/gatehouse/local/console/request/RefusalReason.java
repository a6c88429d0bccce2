package dev.gatehouse.local.console.request;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reason of the form {@code check: rule, got received; fix}, in its parts.
 *
 * @param fix empty if the reason has none
 */
record RefusalReason(String check, String rule, String received, String fix) {
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z][A-Za-z0-9_. -]{0,40}): (.+?), got (.+)", Pattern.DOTALL);

    /** A received text is a JSON string, in which a semicolon does not end the part. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    /** Empty if the reason has another form. */
    static Optional<RefusalReason> of(String reason) {
        Matcher matcher = FORM.matcher(reason);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(3);
        Matcher quoted = QUOTED.matcher(rest);
        int end = rest.indexOf("; ", quoted.lookingAt() ? quoted.end() : 0);
        return Optional.of(new RefusalReason(
                matcher.group(1),
                matcher.group(2),
                end < 0 ? rest : rest.substring(0, end),
                end < 0 ? "" : rest.substring(end + 2)));
    }

    /** Whether another reason is of the same check and rule: what was received can be written in another form. */
    static boolean sameCheck(String one, String other) {
        return one.equals(other)
                || of(one).flatMap(first -> of(other)
                                .filter(second -> first.check().equals(second.check())
                                        && first.rule().equals(second.rule())))
                        .isPresent();
    }
}
