package dev.gatehouse.settings.pool;

/** Whether a device that signed in before counts as a factor (Working with user devices). */
public enum RememberDevices {
    OFF,
    /** Only if the user agrees. */
    OPTIONAL,
    ALWAYS
}
