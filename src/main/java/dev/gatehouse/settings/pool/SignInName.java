package dev.gatehouse.settings.pool;

/** What people type to say who they are; it cannot change later without losing every user. */
public enum SignInName {
    EMAIL,
    /** A name of their choice, with the verified e-mail address as its alias. */
    USERNAME
}
