package dev.gatehouse.local.state;

import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a store has, and the sum of their checksums; kept in a map of the store itself with each commit. Damage
 * in what MVStore keeps about its maps makes rows disappear without a sign, and then this does not agree.
 */
final class RowSum {
    private static final String MAP = "state.sum";
    private static final String KEY = "rows";

    private long rows;
    private long checksums;

    /** What the store says of itself; empty in a file of an earlier version. */
    static Optional<RowSum> kept(MVStore store) {
        String row = store.hasMap(MAP) ? store.<String, String>openMap(MAP).get(KEY) : null;
        if (row == null) {
            return Optional.empty();
        }
        String[] parts = RowText.read(MAP, KEY, row).split(" ", 2);
        RowSum sum = new RowSum();
        sum.rows = Long.parseLong(parts[0]);
        sum.checksums = Long.parseLong(parts[1]);
        return Optional.of(sum);
    }

    /** Of all rows as they are; rows without a checksum count as rows only. */
    static RowSum counted(MVStore store) {
        RowSum sum = new RowSum();
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

    static boolean isItsMap(String name) {
        return name.equals(MAP);
    }

    /** @param before and {@code after}: the row as it is in the file; null where there is none */
    void change(@Nullable String before, @Nullable String after) {
        if (before != null) {
            rows--;
            checksums -= RowText.checksum(before);
        }
        if (after != null) {
            rows++;
            checksums += RowText.checksum(after);
        }
    }

    void put(MVStore store) {
        store.<String, String>openMap(MAP).put(KEY, RowText.write(MAP, KEY, rows + " " + checksums));
    }

    boolean agreesWith(RowSum other) {
        return rows == other.rows && checksums == other.checksums;
    }
}
