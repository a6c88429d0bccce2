package dev.gatehouse.settings.pool;

/** Cognito's feature plan of a pool, from the cheapest to the dearest (User pool feature plans). */
public enum Tier {
    LITE,
    ESSENTIALS,
    PLUS;

    boolean has(Tier other) {
        return compareTo(other) >= 0;
    }
}
