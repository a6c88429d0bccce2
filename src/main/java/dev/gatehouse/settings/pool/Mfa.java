package dev.gatehouse.settings.pool;

/** Whether users sign in with a second factor. */
public enum Mfa {
    OFF,
    OPTIONAL,
    REQUIRED
}
