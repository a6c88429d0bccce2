package dev.gatehouse.settings.aws;

import dev.gatehouse.settings.schema.PendingText;

/**
 * A reference to a public hosted zone of Route 53, by id or by name.
 *
 * @param text the id, {@code Z0123456789ABC}, or the name, {@code example.com}. Ids are in upper case and names in lower
 *     case, so a text cannot be both
 */
public record HostedZoneReference(String text) {
    /** CreateHostedZone: ids of at most 32 characters. */
    public static final String ID = "Z[A-Z0-9]{1,31}";

    /** Whether this is an id; a name must be looked up. An Output of a program is always an id. */
    public boolean isId() {
        return PendingText.isPlaceholder(text) || text.matches(ID);
    }

    /** Whether the zone can contain records of this host. It is always true for an id: only AWS knows the name of the zone. */
    public boolean canContain(String host) {
        return isId() || host.equals(text) || host.endsWith("." + text);
    }
}
