package dev.gatehouse.local.state;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;

/**
 * Makes a state file about as small as its rows, before it is closed. MVStore writes each commit as a chunk, and uses the space
 * of a chunk again only if none of its pages is in use. A sign-in writes about 15 pages, and one or two of them stay in use for
 * a long time. While the local cloud runs, the file is therefore five to seven times as large as its rows.
 */
final class StoreCompaction {
    /** How much of the chunks is in use afterwards. The rest is not worth the time. */
    private static final int FILL_PERCENT = 90;

    private static final int MAX_BYTES_A_COMMIT = 16 * 1024 * 1024;

    /** The stop of the local cloud takes longer by this time. The next stop continues. */
    private static final long MAX_NANOS = 500_000_000;

    private StoreCompaction() {}

    /** Every step leaves a file that has all rows, also if the process is killed. */
    static void compact(MVStore store) {
        // MVStore moves only the pages of open maps.
        store.getMapNames().forEach(store::openMap);
        store.commit();
        store.setRetentionTime(0);
        store.setVersionsToKeep(0);
        long end = System.nanoTime() + MAX_NANOS;
        while (System.nanoTime() < end && store.compact(FILL_PERCENT, MAX_BYTES_A_COMMIT)) {
            store.commit();
        }
        if (store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(FILL_PERCENT, Long.MAX_VALUE, store);
        }
    }
}
