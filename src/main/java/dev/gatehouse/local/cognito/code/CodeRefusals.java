package dev.gatehouse.local.cognito.code;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;

/** The errors for codes that do not match. Text of a wrong code OBS, in client code; the other texts are assumed. */
public final class CodeRefusals {
    private CodeRefusals() {}

    public static Refused mismatch() {
        return new Refused(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                "the code is not the newest code in /mailbox");
    }

    /** @param operation the operation that sends a new code */
    public static Refused expired(String operation) {
        return new Refused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                "the user has no code, or it has expired: request a new code with " + operation);
    }

    /** @param operation the operation that sends a new code */
    static Refused tooManyWrong(String operation) {
        return new Refused(
                "LimitExceededException",
                "Attempt limit exceeded, please try after some time.",
                ConfirmationCodes.MAX_WRONG_ANSWERS + " wrong codes: request a new code with " + operation);
    }

    static Refused hourlyLimit() {
        return new Refused(
                "LimitExceededException",
                "Attempt limit exceeded, please try after some time.",
                "more than " + ConfirmationCodes.MAX_ANSWERS_PER_HOUR
                        + " codes were tried within an hour: wait; a new code" + " does not help");
    }

    /** @param result any result except CORRECT */
    public static Refused of(ConfirmationCodes.CheckResult result, String operation) {
        return switch (result) {
            case WRONG -> mismatch();
            case EXPIRED -> expired(operation);
            case TOO_MANY_WRONG -> tooManyWrong(operation);
            case HOURLY_LIMIT -> hourlyLimit();
            case CORRECT -> throw new IllegalArgumentException("a correct code is not an error");
        };
    }
}
