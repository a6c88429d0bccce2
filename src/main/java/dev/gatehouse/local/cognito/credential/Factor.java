package dev.gatehouse.local.cognito.credential;

/** A second factor of a local user. The names are those of UserMFASettingList in the API reference. */
public enum Factor {
    /** A code sent by e-mail. */
    EMAIL_OTP,
    /** A code from an authenticator app. */
    SOFTWARE_TOKEN_MFA
}
