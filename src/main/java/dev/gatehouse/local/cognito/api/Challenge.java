package dev.gatehouse.local.cognito.api;

/** What a user is asked for between the first proof and the tokens. API reference, ChallengeNameType. */
public enum Challenge {
    /** The password was a temporary one. */
    NEW_PASSWORD_REQUIRED,
    /** Which of several ways to sign in. */
    SELECT_CHALLENGE,
    /** A code of an authenticator app. */
    SOFTWARE_TOKEN_MFA,
    /** A code by mail. */
    EMAIL_OTP,
    /** Which of several second factors. */
    SELECT_MFA_TYPE,
    /** A second factor is required, and there is none yet. */
    MFA_SETUP
}
