package dev.gatehouse.local.state;

import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The number of rows of a store and the sum of their checksums, saved in a map of the store with each commit. It detects
 * damage in the metadata of MVStore, which makes rows disappear without an error.
 */
final class StoreChecksum {
    static final String MAP = "state.sum";
    private static final String KEY = "rows";

    private long rows;
    private long checksums;

    /** The saved checksum; empty in a file of an earlier version. */
    static Optional<StoreChecksum> saved(MVStore store) {
        String row = store.hasMap(MAP) ? store.<String, String>openMap(MAP).get(KEY) : null;
        if (row == null) {
            return Optional.empty();
        }
        String[] parts = ChecksummedRow.read(MAP, KEY, row).split(" ", 2);
        StoreChecksum sum = new StoreChecksum();
        sum.rows = Long.parseLong(parts[0]);
        sum.checksums = Long.parseLong(parts[1]);
        return Optional.of(sum);
    }

    /** Computes it from all rows; rows without a checksum add only to the number. */
    static StoreChecksum computed(MVStore store) {
        StoreChecksum sum = new StoreChecksum();
        for (String name : store.getMapNames()) {
            if (!name.equals(MAP)) {
                MVMap<String, String> map = store.openMap(name);
                for (Map.Entry<String, String> row : map.entrySet()) {
                    sum.change(null, row.getValue());
                }
            }
        }
        return sum;
    }

    /**
     * @param before the row in the file; null if it is new
     * @param after the new row; null if it is removed
     */
    void change(@Nullable String before, @Nullable String after) {
        if (before != null) {
            rows--;
            checksums -= ChecksummedRow.checksum(before);
        }
        if (after != null) {
            rows++;
            checksums += ChecksummedRow.checksum(after);
        }
    }

    void save(MVStore store) {
        store.<String, String>openMap(MAP).put(KEY, ChecksummedRow.write(MAP, KEY, rows + " " + checksums));
    }

    boolean matches(StoreChecksum other) {
        return rows == other.rows && checksums == other.checksums;
    }
}
