package dev.gatehouse.settings.pool;

/** Whether a device that signed in once counts as a factor (Working with user devices). */
public enum RememberDevices {
    OFF,
    /** Only when the user says so. */
    OPTIONAL,
    ALWAYS
}
