package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * Named maps of text on disk: IDs, keys, users, sessions. Committed changes are in the file before {@link #commit()}
 * returns. There is no fsync: the changes survive a crash of the process, not a power failure.
 *
 * <p>MVStore closes itself if it cannot write. The store then opens the file again. It drops the changes of the thread
 * whose commit failed, and keeps the uncommitted changes of other threads. Reads continue, and so do writes as soon as the
 * disk has space.
 */
public final class Store implements AutoCloseable {
    /** Suffix of the version file next to a state file. */
    public static final String VERSION_SUFFIX = ".version";

    private final @Nullable StateFile file;
    private final Consumer<String> notices;

    /** Each operation holds the read lock; a commit, and opening the file again, holds the write lock. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Changes since the last commit. A change of a map is made while this list is locked, so that both have one order. */
    private final List<Change> pending = new ArrayList<>();

    /** Maps of the open store. */
    private final ConcurrentMap<String, MVMap<String, String>> maps = new ConcurrentHashMap<>();

    private MVStore store;
    private StoreChecksum checksum;
    private boolean failing;
    private boolean closed;

    /** @param text null if the row was removed */
    private record Change(
            Thread by, String map, String key, @Nullable String text) {}

    private Store(@Nullable StateFile file, MVStore store, Consumer<String> notices) {
        this.file = file;
        this.store = store;
        this.checksum = StoreChecksum.saved(store).orElseGet(StoreChecksum::new);
        this.notices = notices;
    }

    /** A store without a file: its content is lost at the end of the process. */
    public static Store inMemory() {
        return new Store(null, new MVStore.Builder().open(), line -> {});
    }

    /** {@link #open(Path, Consumer)} without notices. */
    public static Store open(Path file) throws StoreException {
        return open(file, line -> {});
    }

    /**
     * Opens or creates the file; its folder must exist. {@code <file>.version} next to it has the version of the last
     * commit.
     *
     * @param notices receives a line when the file cannot be written, and when it can be written again
     * @throws StoreException if the file is locked by another process, is not a store, is damaged or truncated, or cannot be
     *     written; the file is not changed
     */
    public static Store open(Path file, Consumer<String> notices) throws StoreException {
        StateFile state = new StateFile(file);
        return new Store(state, state.openChecked(), notices);
    }

    /** The map with this name, which is created at the first use. Keys are sorted. */
    public ConcurrentMap<String, String> map(String name) {
        return new StoreMap(this, name);
    }

    /** The names of all maps. */
    Set<String> names() {
        lock.readLock().lock();
        try {
            Set<String> names = new HashSet<>(store.getMapNames());
            names.remove(StoreChecksum.MAP);
            return names;
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Sorted keys of the map that are not less than {@code first}; they may include later changes. */
    public Stream<String> keysFrom(String name, String first) {
        Iterator<String> keys = read(name, map -> map.keyIterator(first));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED), false);
    }

    <T> T read(String name, Function<MVMap<String, String>, T> operation) {
        lock.readLock().lock();
        try {
            if (!store.isClosed() || closed) {
                return operation.apply(openMap(name));
            }
        } finally {
            lock.readLock().unlock();
        }
        reopen();
        return read(name, operation);
    }

    private MVMap<String, String> openMap(String name) {
        return maps.computeIfAbsent(name, each -> store.openMap(each));
    }

    /** An operation that may change one row of a map; returns whether it changed it. */
    interface Write {
        boolean apply(MVMap<String, String> map);
    }

    /** @param text the new value; null if the row is removed */
    void write(String name, String key, @Nullable String text, Write operation) {
        read(name, map -> {
            synchronized (pending) {
                String before = map.get(key);
                if (operation.apply(map) && file != null) {
                    checksum.change(before, map.get(key));
                    pending.add(new Change(Thread.currentThread(), name, key, text));
                }
            }
            return map;
        });
    }

    /**
     * Writes all changes to the file.
     *
     * @throws StateWriteException if they cannot be written: the changes of this thread since its last commit are lost,
     *     and no others
     */
    public void commit() {
        if (file == null) {
            return;
        }
        lock.writeLock().lock();
        try {
            boolean ownChanges = pending.stream().anyMatch(Store::isOwn);
            // While the disk is full, a thread without changes does not retry, so that its request succeeds.
            if (pending.isEmpty() || (failing && !ownChanges)) {
                return;
            }
            try {
                checksum.save(store);
                store.commit();
            } catch (RuntimeException e) {
                handleFailure(file, e, ownChanges);
                return;
            }
            pending.clear();
            file.writeVersion(store);
            if (failing) {
                failing = false;
                notices.accept("state file " + file.path() + " is written again");
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static boolean isOwn(Change change) {
        return change.by() == Thread.currentThread();
    }

    private void handleFailure(StateFile state, RuntimeException cause, boolean ownChanges) {
        StateWriteException failure = StateWriteException.of(state.path(), cause);
        if (!failing) {
            failing = true;
            notices.accept(failure.getMessage());
        }
        pending.removeIf(Store::isOwn);
        try {
            restore(state);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
        if (ownChanges) {
            throw failure;
        }
    }

    private void reopen() {
        lock.writeLock().lock();
        try {
            if (file != null && store.isClosed() && !closed) {
                restore(file);
            }
        } catch (RuntimeException e) {
            throw StateWriteException.of(Objects.requireNonNull(file).path(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Opens the file in its last committed state, and repeats the changes that are not committed yet. */
    private void restore(StateFile state) {
        store.closeImmediately();
        maps.clear();
        store = state.open();
        checksum = StoreChecksum.saved(store).orElseGet(StoreChecksum::new);
        for (Change change : pending) {
            MVMap<String, String> map = openMap(change.map());
            if (change.text() == null) {
                checksum.change(map.remove(change.key()), null);
            } else {
                String row = ChecksummedRow.write(change.map(), change.key(), change.text());
                checksum.change(map.put(change.key(), row), row);
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (!pending.isEmpty()) {
                checksum.save(store);
            }
            if (file != null && !failing) {
                StoreCompaction.compact(store);
            }
            store.close();
        } catch (RuntimeException e) {
            // Every answered request is committed already.
            store.closeImmediately();
            notices.accept(
                    file == null
                            ? String.valueOf(e.getMessage())
                            : StateWriteException.of(file.path(), e).getMessage());
        } finally {
            lock.writeLock().unlock();
        }
    }
}
