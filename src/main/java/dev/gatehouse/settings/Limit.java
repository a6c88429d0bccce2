package dev.gatehouse.settings;

/**
 * How many entries a list or map may have.
 *
 * @param most inclusive
 * @param wayOut what to do with more
 */
record Limit(int most, String wayOut) {
    static final Limit NONE = new Limit(Integer.MAX_VALUE, "delete some");

    static Limit atMost(int most, String wayOut) {
        return new Limit(most, wayOut);
    }

    void check(int size, Place place) {
        if (size > most) {
            place.report(Rule.QUOTA, size, most, wayOut);
        }
    }
}
