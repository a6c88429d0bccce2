package dev.gatehouse.function.claims;

/** The API refuses the request. The message is sent to the caller: it names the requirement, but no claim value. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The status of the response (RFC 9110, section 15.5). */
    public enum Reason {
        /** 401: the request is not authenticated. */
        UNAUTHORIZED(401),
        /** 403: the caller is known, but not allowed to do this. */
        FORBIDDEN(403);

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
        // No stack trace: a refusal is an ordinary response, and any caller can cause thousands of them.
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
