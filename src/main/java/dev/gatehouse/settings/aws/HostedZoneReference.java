package dev.gatehouse.settings.aws;

/**
 * A public hosted zone of Route 53.
 *
 * @param text its id, {@code Z0123456789ABC}, or its name, {@code example.com}; ids are upper case and names lower, so
 *     that no text is both
 */
public record HostedZoneReference(String text) {
    /** CreateHostedZone: ids of at most 32 characters. */
    public static final String ID = "Z[A-Z0-9]{1,31}";

    /** Whether it was given by id: then nobody has to look it up. */
    public boolean isId() {
        return text.matches(ID);
    }

    /** Whether a record of that name can stand in it; of an id nobody can say, and AWS will. */
    public boolean canContain(String host) {
        return isId() || host.equals(text) || host.endsWith("." + text);
    }
}
