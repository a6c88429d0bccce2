package dev.gatehouse.settings.identity;

/** Whether a client may send a user's password itself, and how. */
public enum PasswordSignIn {
    OFF,
    /** In clear (USER_PASSWORD_AUTH) and by SRP (USER_SRP_AUTH). */
    ON,
    /** By SRP only: the password itself does not leave the client. */
    SRP
}
