package dev.gatehouse.settings.mcp;

/** Whether the API answers client registrations (RFC 7591). */
public enum Registration {
    /** There is no registration endpoint. */
    OFF,
    /** Each registration is answered with the same declared app client; nothing is created. */
    SHARED
}
