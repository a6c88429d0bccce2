package dev.gatehouse.local.cognito.code;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;

/** What is said of a code that was not right. Text of a wrong code OBS, in client code; the two after it are assumed. */
public final class CodeErrors {
    private CodeErrors() {}

    public static Refused wrong() {
        return new Refused(
                "CodeMismatchException",
                "Invalid verification code provided, please try again.",
                "the code is not the newest one in /mailbox");
    }

    /** @param way how to get a new one */
    public static Refused expired(String way) {
        return new Refused(
                "ExpiredCodeException",
                "Invalid code provided, please request a code again.",
                "no code is open for this user, or it is too old: " + way);
    }

    /** @param way how to get a new one */
    static Refused tooMany(String way) {
        return new Refused(
                "LimitExceededException",
                "Attempt limit exceeded, please try after some time.",
                "five wrong codes: ask for a new one by " + way);
    }

    static Refused tooManyAnHour() {
        return new Refused(
                "LimitExceededException",
                "Attempt limit exceeded, please try after some time.",
                "more than " + ConfirmationCodes.ANSWERS_AN_HOUR + " codes were tried within an hour: wait; a new code"
                        + " does not help");
    }

    /** @param verdict any but RIGHT */
    public static Refused of(ConfirmationCodes.Verdict verdict, String way) {
        return switch (verdict) {
            case WRONG -> wrong();
            case EXPIRED -> expired(way);
            case TOO_MANY -> tooMany(way);
            case TOO_MANY_AN_HOUR -> tooManyAnHour();
            case RIGHT -> throw new IllegalArgumentException("a right code is no refusal");
        };
    }
}
