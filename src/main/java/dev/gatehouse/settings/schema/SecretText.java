package dev.gatehouse.settings.schema;

import java.util.Optional;

/** A secret text of the stack's configuration. It prints as {@code ***}. */
public final class SecretText {
    private final Optional<String> text;

    private SecretText(Optional<String> text) {
        this.text = text;
    }

    static SecretText of(String text) {
        return new SecretText(Optional.of(text));
    }

    /** A secret that the stack file contains encrypted, so that its text is not known. */
    static SecretText encrypted() {
        return new SecretText(Optional.empty());
    }

    /** Whether the text is known, that is, not encrypted. */
    public boolean isReadable() {
        return text.isPresent();
    }

    /** Whether the text is an Output of a program, which is not known yet. */
    public boolean isPending() {
        return text.filter(PendingText::isPlaceholder).isPresent();
    }

    /**
     * The text, for the code that passes it to AWS; {@code (encrypted)} if only the encrypted text is known, which happens
     * only if nothing is deployed.
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
