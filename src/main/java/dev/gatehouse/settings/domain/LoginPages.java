package dev.gatehouse.settings.domain;

/** Which sign-in pages Cognito shows. */
public enum LoginPages {
    /** The hosted UI: works at once. */
    CLASSIC,
    /** Managed login: needs a style for each client, made elsewhere. */
    MANAGED
}
