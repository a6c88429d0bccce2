package dev.gatehouse.local.cognito.api;

/** A challenge that the user must answer before Cognito issues tokens. API reference, ChallengeNameType. */
public enum Challenge {
    /** The password is temporary: set a new one. */
    NEW_PASSWORD_REQUIRED,
    /** Choose how to sign in. */
    SELECT_CHALLENGE,
    /** Send a code from an authenticator app. */
    SOFTWARE_TOKEN_MFA,
    /** Send a code that came by e-mail. */
    EMAIL_OTP,
    /** Choose a second factor. */
    SELECT_MFA_TYPE,
    /** Set up a second factor: one is required, and the user has none yet. */
    MFA_SETUP
}
