package dev.gatehouse;

/** Looks up whether a host has an A record. */
public interface AddressLookup {
    /** The result of a lookup. */
    enum Answer {
        FOUND,
        /** There is no such record, or no such name. */
        NONE,
        /** No response or an error: the record may exist. */
        UNKNOWN
    }

    Answer addressOf(String host);
}
