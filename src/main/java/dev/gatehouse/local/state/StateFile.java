package dev.gatehouse.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** The file of a store: opens it, and looks for damage before it is opened for writing. */
final class StateFile {
    /** Each commit writes the changed pages whole, and a request changes a row or two. H2's own choice is 16 KiB. */
    private static final int PAGE_BYTES = 2048;

    /** How long space that is free is left alone. H2 waits 45 s for disks that write late; nothing here waits for a disk. */
    private static final int RETENTION_MILLIS = 1000;

    private static final String FRESH = "start with --fresh to set the file aside";

    private final Path path;
    private final VersionMarker marker;

    StateFile(Path path) {
        this.path = path;
        this.marker = new VersionMarker(VersionMarker.of(path));
    }

    Path path() {
        return path;
    }

    /** @throws StoreException when the file cannot be used; it is left as it was */
    MVStore openChecked() throws StoreException {
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                checkForDamage();
            } else if (marker.version() > 0) {
                throw older(0);
            }
            MVStore store = open();
            if (RowSum.kept(store).isEmpty()) {
                addChecksums(store);
            }
            marker.write(store.getCurrentVersion());
            return store;
        } catch (MVStoreException e) {
            throw new StoreException("state file " + path + " cannot be used (" + reason(e) + "): " + howToFix(e), e);
        } catch (IOException e) {
            throw new StoreException(
                    "state file " + path + " cannot be read (" + e.getMessage() + "): make it readable", e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // What MVStore runs into where it believes a damaged length or position.
            throw damaged(e);
        }
    }

    /** Without the checks: the file was checked when the process began. */
    MVStore open() {
        MVStore store = builder().open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    void committed(MVStore store) {
        marker.write(store.getCurrentVersion());
    }

    private MVStore.Builder builder() {
        return new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .pageSplitSize(PAGE_BYTES);
    }

    /** Reads each row; opened for reading only, so that nothing is written to a file that is refused. */
    private void checkForDamage() throws StoreException {
        MVStore store = builder().readOnly().open();
        try {
            if (store.getCurrentVersion() < marker.version()) {
                throw older(store.getCurrentVersion());
            }
            // A file of an earlier version of this program has no version beside it, and its rows have no checksum.
            boolean checked = marker.version() > 0;
            Optional<RowSum> kept = RowSum.kept(store);
            if (kept.isPresent() ? !kept.get().agreesWith(RowSum.counted(store)) : checked) {
                throw new IllegalStateException("rows are missing");
            }
            for (String name : store.getMapNames()) {
                MVMap<String, String> map = store.openMap(name);
                for (Map.Entry<String, String> row : map.entrySet()) {
                    if (checked || RowText.hasChecksum(row.getValue())) {
                        RowText.read(name, row.getKey(), row.getValue());
                    }
                }
            }
        } finally {
            store.closeImmediately();
        }
    }

    private static void addChecksums(MVStore store) {
        for (String name : store.getMapNames()) {
            MVMap<String, String> map = store.openMap(name);
            for (Map.Entry<String, String> row : map.entrySet()) {
                if (!RowText.hasChecksum(row.getValue())) {
                    map.put(row.getKey(), RowText.write(name, row.getKey(), row.getValue()));
                }
            }
        }
        RowSum.counted(store).put(store);
        store.commit();
    }

    private StoreException older(long version) {
        return new StoreException(
                "state file " + path + " holds an older state than was written last (version " + version + " of "
                        + marker.version() + "): it was cut off, or an older copy was put back; delete " + marker.path()
                        + " to go on with the older state, or " + FRESH,
                null);
    }

    private StoreException damaged(Throwable cause) {
        return new StoreException(
                "state file " + path + " cannot be used (it is damaged): put a copy of it back, or " + FRESH, cause);
    }

    private static String reason(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> "another process has it open";
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "it was written by another version";
            case DataUtils.ERROR_WRITING_FAILED -> "it cannot be written";
            default -> "it is damaged, or not a state file";
        };
    }

    private static String howToFix(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> "stop the other local cloud, or name another folder by --state";
            case DataUtils.ERROR_WRITING_FAILED -> "make it writable, or name another folder by --state";
            default -> "put a copy of it back, or " + FRESH;
        };
    }
}
