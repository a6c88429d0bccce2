package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * Named maps of text that survive the process: ids, keys, users, sessions. What was committed is in the file before
 * {@link #commit()} returns (no fsync: it outlives the process, not a power cut).
 */
public final class Store implements AutoCloseable {
    /** Each commit writes the changed pages whole, and a request changes a row or two. H2's own choice is 16 KiB. */
    private static final int PAGE_BYTES = 2048;

    /** How long space that is free is left alone. H2 waits 45 s for disks that write late; nothing here waits for a disk. */
    private static final int RETENTION_MILLIS = 1000;

    private final MVStore store;

    private Store(MVStore store) {
        this.store = store;
    }

    /** A store that forgets everything with the process. */
    public static Store inMemory() {
        return new Store(new MVStore.Builder().open());
    }

    /**
     * Opens or makes the file; its folder must exist.
     *
     * @throws StoreException when the file is locked by another process, is no store, or cannot be written; the file
     *     is left as it was
     */
    public static Store open(Path file) throws StoreException {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            return new Store(store);
        } catch (MVStoreException e) {
            throw new StoreException(
                    "state file " + file + " cannot be used (" + reason(e)
                            + "): stop the other local cloud, or start with --fresh to set the file aside",
                    e);
        }
    }

    private static String reason(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case org.h2.mvstore.DataUtils.ERROR_FILE_LOCKED -> "another process has it open";
            case org.h2.mvstore.DataUtils.ERROR_FILE_CORRUPT, org.h2.mvstore.DataUtils.ERROR_READING_FAILED ->
                "it is damaged, or not a state file";
            case org.h2.mvstore.DataUtils.ERROR_UNSUPPORTED_FORMAT -> "it was written by another version";
            default -> "it can't be read or written";
        };
    }

    /** The map of that name, made when it is first asked for. Keys are sorted. */
    public ConcurrentMap<String, String> map(String name) {
        return store.openMap(name);
    }

    /** Keys of that map from the first that is not before {@code first}, in order; changes meanwhile may show. */
    public Stream<String> keysFrom(String name, String first) {
        Iterator<String> keys = store.<String, String>openMap(name).keyIterator(first);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED), false);
    }

    /** Writes all changes to the file. */
    public void commit() {
        store.commit();
    }

    @Override
    public void close() {
        store.close();
    }
}
