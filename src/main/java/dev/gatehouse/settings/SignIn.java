package dev.gatehouse.settings;

/** What people type to say who they are; it cannot change later without losing every user. */
public enum SignIn {
    EMAIL,
    /** A name of their choice, with the verified e-mail address as its alias. */
    USERNAME
}
