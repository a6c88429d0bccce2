package dev.gatehouse.settings.schema;

/** A value that only the Pulumi engine can decrypt: it replaces the encrypted value in a tree read from a stack file. */
public enum EncryptedValue {
    VALUE;

    @Override
    public String toString() {
        return "(encrypted)";
    }
}
