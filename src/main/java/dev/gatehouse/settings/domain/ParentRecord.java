package dev.gatehouse.settings.domain;

/** How the stack handles the A record that the parent of a custom sign-in domain must have before AWS creates the domain. */
public enum ParentRecord {
    /** The record is looked up before anything is declared. */
    CHECK,
    /** The record is created in the zone. */
    MAKE,
    /** The record is neither checked nor created. */
    SKIP
}
