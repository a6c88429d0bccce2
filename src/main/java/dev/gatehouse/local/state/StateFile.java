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

/** The file of a store. It is checked for damage before it is opened for writing. */
final class StateFile {
    /**
     * Few, since a commit writes whole pages and a request changes one or two rows. The default of H2 is 48. Its option for the
     * bytes of a page has no effect in version 2.3.232.
     */
    private static final int KEYS_PER_PAGE = 16;

    /**
     * How long free space is not reused. H2 waits 45 s for disks that write late; this store does not wait for the disk. With many
     * sign-ins a second, most of the file is space that waits.
     */
    private static final int RETENTION_MILLIS = 250;

    private static final String START_FRESH = "start with --fresh to set the file aside";

    private final Path path;
    private final VersionFile version;

    StateFile(Path path) {
        this.path = path;
        this.version = new VersionFile(VersionFile.of(path));
    }

    Path path() {
        return path;
    }

    /** @throws StoreException if the file cannot be used; the file is not changed */
    MVStore openChecked() throws StoreException {
        try {
            if (Files.exists(path) && Files.size(path) > 0) {
                checkForDamage();
            } else if (version.version() > 0) {
                throw tooOld(0);
            }
            MVStore store = open();
            if (StoreChecksum.saved(store).isEmpty()) {
                addChecksums(store);
            }
            version.write(store.getCurrentVersion());
            return store;
        } catch (MVStoreException e) {
            throw new StoreException("state file " + path + " cannot be used (" + reason(e) + "): " + howToFix(e), e);
        } catch (IOException e) {
            throw new StoreException(
                    "state file " + path + " cannot be read (" + e.getMessage() + "): make it readable", e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // MVStore throws these if it reads a damaged length or position.
            throw damaged(e);
        }
    }

    /** Opens the file without checks: it was checked at the start of the process. */
    MVStore open() {
        MVStore store = builder().open();
        store.setRetentionTime(RETENTION_MILLIS);
        return store;
    }

    void writeVersion(MVStore store) {
        version.write(store.getCurrentVersion());
    }

    private MVStore.Builder builder() {
        return new MVStore.Builder()
                .fileName(path.toString())
                .autoCommitDisabled()
                .keysPerPage(KEYS_PER_PAGE);
    }

    /** Reads each row. The file is opened read-only, so that a refused file is not changed. */
    private void checkForDamage() throws StoreException {
        MVStore store = builder().readOnly().open();
        try {
            if (store.getCurrentVersion() < version.version()) {
                throw tooOld(store.getCurrentVersion());
            }
            // A file that an earlier version of this program wrote has no version file, and its rows have no checksum.
            boolean checked = version.version() > 0;
            Optional<StoreChecksum> saved = StoreChecksum.saved(store);
            if (saved.isPresent() ? !saved.get().matches(StoreChecksum.computed(store)) : checked) {
                throw new IllegalStateException("rows are missing");
            }
            for (String name : store.getMapNames()) {
                MVMap<String, String> map = store.openMap(name);
                for (Map.Entry<String, String> row : map.entrySet()) {
                    if (checked || ChecksummedRow.hasChecksum(row.getValue())) {
                        ChecksummedRow.read(name, row.getKey(), row.getValue());
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
                if (!ChecksummedRow.hasChecksum(row.getValue())) {
                    map.put(row.getKey(), ChecksummedRow.write(name, row.getKey(), row.getValue()));
                }
            }
        }
        StoreChecksum.computed(store).save(store);
        store.commit();
    }

    private StoreException tooOld(long found) {
        return new StoreException(
                "state file " + path + " is older than the last written version (version " + found + " of "
                        + version.version() + "): it was truncated or replaced by an older copy; delete "
                        + version.path()
                        + " to continue with the older state, or " + START_FRESH,
                null);
    }

    private StoreException damaged(Throwable cause) {
        return new StoreException(
                "state file " + path + " cannot be used (it is damaged): restore a copy, or " + START_FRESH, cause);
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
            case DataUtils.ERROR_FILE_LOCKED -> "stop the other local cloud, or choose another folder with --state";
            case DataUtils.ERROR_WRITING_FAILED -> "make it writable, or choose another folder with --state";
            default -> "restore a copy, or " + START_FRESH;
        };
    }
}
