package dev.gatehouse.ops;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param what the rule
 * @param seen what came; never a token or a secret
 */
record CheckResult(Verdict verdict, String what, String seen) {
    enum Verdict {
        PASSED,
        FAILED,
        /** Could not be looked at, and why. */
        SKIPPED
    }

    static CheckResult of(boolean good, String what, String seen) {
        return new CheckResult(good ? Verdict.PASSED : Verdict.FAILED, what, seen);
    }

    static CheckResult skipped(String what, String why) {
        return new CheckResult(Verdict.SKIPPED, what, why);
    }

    /** A line of a table. */
    @Override
    public String toString() {
        return "%-8s%-58s %s".formatted(verdict.name().toLowerCase(Locale.ROOT), what, seen);
    }
}
