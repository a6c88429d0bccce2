package dev.gatehouse.settings.pool;

import dev.gatehouse.settings.schema.Durations;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The password policy. A password always needs a lower-case letter, an upper-case letter and a digit.
 *
 * @param length minimum number of characters, 8 to 99; 14 by default (Prowler; Security Hub Cognito.3 asks for 8)
 * @param symbols whether a password needs a special character; on by default
 * @param history how many previous passwords cannot be reused, 0 to 24; 5 by default
 * @param temporary how long the password of an invitation is valid, in whole days, 1 to 7; 1 by default
 */
public record PasswordPolicy(int length, boolean symbols, int history, Duration temporary) {
    public static final Schema KEYS = new Schema(
            "The password policy. A password always needs a lower-case letter, an upper-case letter and a digit.");

    private static final Key<Integer> LENGTH = KEYS.integer("length", 8, 99)
            .describe("the minimum number of characters")
            .source("Cognito, PasswordPolicyType; Security Hub Cognito.3 asks for 8")
            .withDefault(14);
    private static final Key<Boolean> SYMBOLS = KEYS.flag("symbols")
            .describe("whether a password needs a special character")
            .withDefault(true);
    private static final Key<Integer> HISTORY = KEYS.integer("history", 0, 24)
            .describe("how many previous passwords cannot be reused")
            .source("Cognito, PasswordPolicyType, PasswordHistorySize")
            .withDefault(5);
    private static final Key<Duration> TEMPORARY = KEYS.duration("temporary", Duration.ofDays(1), Duration.ofDays(7))
            .describe("how long the password of an invitation is valid, in whole days")
            .source("Cognito, PasswordPolicyType, TemporaryPasswordValidityDays")
            .withDefault(Duration.ofDays(1));

    private static final Rule WHOLE_DAYS = KEYS.rule("whole-days", "must be whole days", "write 1d to 7d");

    private static final String SPECIAL = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-";

    public static PasswordPolicy read(Section section, FeaturePlan plan) {
        Duration temporary = section.get(TEMPORARY);
        if (temporary.toSeconds() % Duration.ofDays(1).toSeconds() != 0) {
            section.path(TEMPORARY).report(WHOLE_DAYS, Durations.show(temporary));
        }
        plan.requireEssentials(section.get(HISTORY) > 0, section.path(HISTORY), section.get(HISTORY));
        return new PasswordPolicy(section.get(LENGTH), section.get(SYMBOLS), section.get(HISTORY), temporary);
    }

    /**
     * What a password lacks, such as "no digit"; empty if it meets this policy. Only Basic Latin letters and digits count,
     * as in Cognito.
     */
    public List<String> violations(String password) {
        List<String> found = new ArrayList<>();
        if (password.length() < length) {
            found.add("fewer than " + length + " characters");
        }
        if (password.chars().noneMatch(c -> c >= 'a' && c <= 'z')) {
            found.add("no lower-case letter");
        }
        if (password.chars().noneMatch(c -> c >= 'A' && c <= 'Z')) {
            found.add("no upper-case letter");
        }
        if (password.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            found.add("no digit");
        }
        if (symbols && password.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0)) {
            found.add("no special character");
        }
        return found;
    }
}
