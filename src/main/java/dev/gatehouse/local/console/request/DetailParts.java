package dev.gatehouse.local.console.request;

import java.util.List;

/** The parts of the page of one request. */
final class DetailParts {
    private DetailParts() {}

    /** A name with its value. */
    record Fact(String name, String value) {}

    /**
     * Why a request was refused.
     *
     * @param title says whether it was refused, or whether this is a remark
     * @param whole the reason as in the log
     * @param split whether the other parts are known
     */
    record Why(String title, String whole, boolean split, String check, String rule, String received, String fix) {
        static Why of(String title, String reason) {
            return RefusalReason.of(reason)
                    .map(parts ->
                            new Why(title, reason, true, parts.check(), parts.rule(), parts.received(), parts.fix()))
                    .orElseGet(() -> new Why(title, reason, false, "", "", "", ""));
        }

        boolean hasFix() {
            return !fix.isEmpty();
        }
    }

    /** @param state {@code passed}, {@code refused} or {@code not reached} */
    record Check(String name, String expected, String received, String state) {
        boolean passed() {
            return state.equals("passed");
        }

        boolean refused() {
            return state.equals("refused");
        }
    }

    /** @param note what the checks do not say; empty if they say all */
    record Checks(String route, List<Check> checks, String note) {
        boolean hasNote() {
            return !note.isEmpty();
        }

        boolean isPublic() {
            return checks.isEmpty();
        }

        /** Whether signature and claims are those of the issuer: the check of the scopes comes after these. */
        boolean verified() {
            return !checks.isEmpty()
                    && checks.stream()
                            .allMatch(check -> check.passed() || check.name().equals("scope"));
        }
    }

    /** @param meaning of a time; empty for other claims */
    record Claim(String name, String value, String meaning) {}

    /** @param verified whether the gateway accepted the token; else nothing says that its claims are true */
    record Token(boolean verified, String header, List<Claim> claims) {}

    /** @param log masked lines, each with its time */
    record Function(String arn, String requestId, String fault, MessageBody event, MessageBody answer, String log) {
        boolean hasFault() {
            return !fault.isEmpty();
        }

        boolean hasLog() {
            return !log.isEmpty();
        }
    }

    /** A request or a response. */
    record Message(List<Fact> headers, MessageBody body) {}
}
