package dev.gatehouse.settings.schema;

/** Stands in the settings tree for a value that only the Pulumi engine can decrypt: read from a file, it stays closed. */
public enum EncryptedValue {
    VALUE;

    @Override
    public String toString() {
        return "(encrypted)";
    }
}
