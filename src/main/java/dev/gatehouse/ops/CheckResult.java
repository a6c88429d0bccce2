package dev.gatehouse.ops;

import java.util.Locale;

/**
 * The result of one check.
 *
 * @param what was checked
 * @param seen the observed value; never a token or a secret
 */
record CheckResult(Verdict verdict, String what, String seen) {
    enum Verdict {
        PASSED,
        FAILED,
        /** The check was not possible; {@code seen} contains the reason. */
        SKIPPED
    }

    static CheckResult of(boolean good, String what, String seen) {
        return new CheckResult(good ? Verdict.PASSED : Verdict.FAILED, what, seen);
    }

    static CheckResult skipped(String what, String why) {
        return new CheckResult(Verdict.SKIPPED, what, why);
    }

    /** One line of the report. */
    @Override
    public String toString() {
        return "%-8s%-58s %s".formatted(verdict.name().toLowerCase(Locale.ROOT), what, seen);
    }
}
