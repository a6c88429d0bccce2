package dev.gatehouse.settings.domain;

/** What is done about the A record that must stand right above a custom sign-in domain before AWS makes it. */
public enum ParentRecord {
    /** It is looked up before anything is declared. */
    CHECK,
    /** It is made in the zone. */
    MAKE,
    /** Nothing: somebody knows that it is there. */
    SKIP
}
