package dev.gatehouse.settings.schema;

/**
 * Stands in a settings tree for a text that is known only during the deployment, such as the name of a table that the
 * same program creates (a Pulumi {@code Output}). Keys that take Outputs accept it without a check of its text; when the
 * text is known, the settings are read again with it.
 *
 * @param number unique in one tree
 */
public record PendingText(int number) {
    /** A text of a stack file or of a program does not begin with the character NUL. */
    private static final String PREFIX = "\0output ";

    /** The text in the settings that have been read. */
    public String placeholder() {
        return PREFIX + number;
    }

    /** Whether a text of the settings stands for a text that is not known yet. */
    public static boolean isPlaceholder(String text) {
        return text.startsWith(PREFIX);
    }

    @Override
    public String toString() {
        return "an Output";
    }
}
