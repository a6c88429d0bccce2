package dev.gatehouse;

/** Asks DNS whether a name has an A record. */
public interface AddressLookup {
    /** What DNS said. */
    enum Answer {
        FOUND,
        /** There is no such record, or no such name. */
        NONE,
        /** Nobody answered, or with an error: the record may be there. */
        UNKNOWN
    }

    Answer addressOf(String host);
}
