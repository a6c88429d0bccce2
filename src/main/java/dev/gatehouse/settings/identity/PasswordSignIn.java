package dev.gatehouse.settings.identity;

/** Whether and how a client may send a user's password itself. */
public enum PasswordSignIn {
    OFF,
    /** In plain text (USER_PASSWORD_AUTH) or by SRP (USER_SRP_AUTH). */
    ON,
    /** By SRP only: the password itself does not leave the client. */
    SRP
}
