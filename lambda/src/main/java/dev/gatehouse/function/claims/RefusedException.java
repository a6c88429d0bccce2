package dev.gatehouse.function.claims;

/** The caller may not do this. The text is for the caller: it names what is wanted, and no value of a claim. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, as RFC 9110, section 15.5, tells 401 from 403. */
    public enum Reason {
        /** Nobody has shown who calls: 401. */
        NO_CALLER(401),
        /** We know who calls, and that is not enough: 403. */
        NOT_ALLOWED(403);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final String detail;

    RefusedException(Reason reason, String detail) {
        // No stack: a refusal is an ordinary answer, and anybody can ask for thousands.
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    /** A sentence for the caller. */
    public String detail() {
        return detail;
    }
}
