package dev.gatehouse.local.cognito;

/** What became of a name and a password. */
public sealed interface SignInAnswer {
    record SignedIn(User user) implements SignInAnswer {}

    /**
     * @param type Cognito's exception
     * @param message as Cognito says it
     * @param reason for the log
     */
    record Refused(String type, String message, String reason) implements SignInAnswer {}
}
