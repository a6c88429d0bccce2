package dev.gatehouse.settings.pool;

/** Whether users sign in with a second factor, an authenticator app. */
public enum Mfa {
    OFF,
    OPTIONAL,
    REQUIRED
}
