package dev.gatehouse.settings.schema;

/**
 * How many entries a list or map may have.
 *
 * @param most inclusive
 * @param wayOut what to do with more
 */
public record Limit(int most, String wayOut) {
    public static final Limit NONE = new Limit(Integer.MAX_VALUE, "delete some");

    public static Limit atMost(int most, String wayOut) {
        return new Limit(most, wayOut);
    }

    void check(int size, ConfigPath place) {
        if (size > most) {
            place.report(Rule.QUOTA, size, most, wayOut);
        }
    }
}
