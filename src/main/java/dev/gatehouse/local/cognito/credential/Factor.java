package dev.gatehouse.local.cognito.credential;

/** A second factor that local users can have, as UserMFASettingList of the API reference names it. */
public enum Factor {
    /** A code by mail. */
    EMAIL_OTP,
    /** A code of an authenticator app. */
    SOFTWARE_TOKEN_MFA
}
