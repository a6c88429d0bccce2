package dev.gatehouse.settings.schema;

/**
 * How many entries a list or map may have.
 *
 * @param max inclusive
 * @param fix what to do if there are more
 */
public record Limit(int max, String fix) {
    public static final Limit NONE = new Limit(Integer.MAX_VALUE, "delete some");

    public static Limit atMost(int max, String fix) {
        return new Limit(max, fix);
    }

    void check(int size, ConfigPath path) {
        if (size > max) {
            path.report(Rule.QUOTA, size, max, fix);
        }
    }
}
