package dev.gatehouse.settings.pool;

/** The name that users enter to sign in. Changing it later deletes all users. */
public enum SignInName {
    EMAIL,
    /** A user name of their choice, with the verified e-mail address as its alias. */
    USERNAME
}
