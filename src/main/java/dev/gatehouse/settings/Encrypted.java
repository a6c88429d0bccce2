package dev.gatehouse.settings;

/** Stands in the settings tree for a value that only the Pulumi engine can decrypt: read from a file, it stays closed. */
public enum Encrypted {
    VALUE;

    @Override
    public String toString() {
        return "(encrypted)";
    }
}
