package dev.gatehouse.settings.schema;

import java.util.Optional;

/** A text of the stack's configuration that nobody may see: it prints as {@code ***}. */
public final class SecretText {
    private final Optional<String> text;

    private SecretText(Optional<String> text) {
        this.text = text;
    }

    static SecretText of(String text) {
        return new SecretText(Optional.of(text));
    }

    /** One that the file holds encrypted, so that nobody here knows it. */
    static SecretText encrypted() {
        return new SecretText(Optional.empty());
    }

    /** Whether the text itself came with the settings. */
    public boolean isReadable() {
        return text.isPresent();
    }

    /**
     * The text itself, for the one place that hands it on; {@code (encrypted)} where only the file's cipher is known,
     * which happens where nothing is deployed.
     */
    public String reveal() {
        return text.orElseGet(EncryptedValue.VALUE::toString);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretText that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
