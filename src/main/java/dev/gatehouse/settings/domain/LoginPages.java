package dev.gatehouse.settings.domain;

/** Which sign-in pages Cognito shows. */
public enum LoginPages {
    /** The hosted UI: it needs no further setup. */
    CLASSIC,
    /** Managed login: it needs a branding style for each client, which the stack does not declare. */
    MANAGED
}
