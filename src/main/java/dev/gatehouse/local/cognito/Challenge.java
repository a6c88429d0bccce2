package dev.gatehouse.local.cognito;

/** What a user is asked for between the first proof and the tokens. API reference, ChallengeNameType. */
public enum Challenge {
    /** The password was a temporary one. */
    NEW_PASSWORD_REQUIRED,
    /** Which of several ways to sign in. */
    SELECT_CHALLENGE
}
