package dev.gatehouse.settings.pool;

/** The feature plans of user pools, from the cheapest to the most expensive (User pool feature plans). */
public enum Tier {
    LITE,
    ESSENTIALS,
    PLUS;

    boolean includes(Tier other) {
        return compareTo(other) >= 0;
    }
}
