package dev.gatehouse.settings;

import java.time.Duration;

/**
 * What a password must have beside a lower-case letter, an upper-case letter and a digit.
 *
 * @param length characters, 8 to 99; 14 by default (Prowler; Security Hub Cognito.3 asks for 8)
 * @param symbols whether a special character is needed too; on by default
 * @param history how many last passwords may not come back, 0 to 24; 5 by default
 * @param temporary whole days that an invitation's password works, 1 to 7; 1 by default
 */
public record PasswordRules(int length, boolean symbols, int history, Duration temporary) {

    static PasswordRules read(Section section) {
        Duration temporary = section.duration("temporary", Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(1));
        if (temporary.toSeconds() % Duration.ofDays(1).toSeconds() != 0) {
            section.problems()
                    .add(
                            "whole-days",
                            section.path("temporary"),
                            "must be whole days",
                            Durations.show(temporary),
                            "write 1d to 7d");
        }
        PasswordRules rules = new PasswordRules(
                section.integer("length", 8, 99, 14),
                section.flag("symbols", true),
                section.integer("history", 0, 24, 5),
                temporary);
        section.close();
        return rules;
    }

    /** Whether a password satisfies these rules; Basic Latin letters and digits count, as in Cognito. */
    boolean accept(String password) {
        return password.length() >= length
                && password.chars().anyMatch(c -> c >= 'a' && c <= 'z')
                && password.chars().anyMatch(c -> c >= 'A' && c <= 'Z')
                && password.chars().anyMatch(c -> c >= '0' && c <= '9')
                && (!symbols || password.chars().anyMatch(c -> "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+-".indexOf(c) >= 0));
    }
}
