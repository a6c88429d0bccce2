package dev.gatehouse.local.state;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
 * Named maps of text that survive the process: ids, keys, users, sessions. What was committed is in the file before
 * {@link #commit()} returns (no fsync: it outlives the process, not a power cut).
 *
 * <p>MVStore closes itself when it cannot write. The store then opens the file again, without the changes of the thread
 * whose commit failed, and with those that other threads have not committed yet: reads go on, and so do writes once the
 * disk has space.
 */
public final class Store implements AutoCloseable {
    /** Ends the name of the file that stands beside a state file. */
    public static final String VERSION_SUFFIX = ".version";

    private final @Nullable StateFile file;
    private final Consumer<String> notices;

    /** Held for reading by each operation, for writing while the store commits or is opened again. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Changes since the last commit, in order. Whoever changes a map holds this list, so that the orders agree. */
    private final List<Change> pending = new ArrayList<>();

    /** Maps of the store as it is open now. */
    private final ConcurrentMap<String, MVMap<String, String>> maps = new ConcurrentHashMap<>();

    private MVStore store;
    private RowSum sum;
    private boolean failing;
    private boolean closed;

    /** @param text null when the row was removed */
    private record Change(
            Thread by, String map, String key, @Nullable String text) {}

    private Store(@Nullable StateFile file, MVStore store, Consumer<String> notices) {
        this.file = file;
        this.store = store;
        this.sum = RowSum.kept(store).orElseGet(RowSum::new);
        this.notices = notices;
    }

    /** A store that forgets everything with the process. */
    public static Store inMemory() {
        return new Store(null, new MVStore.Builder().open(), line -> {});
    }

    /** As {@link #open(Path, Consumer)}, without notices. */
    public static Store open(Path file) throws StoreException {
        return open(file, line -> {});
    }

    /**
     * Opens or makes the file; its folder must exist. Beside it stands {@code <file>.version}, which says how new its
     * content must be.
     *
     * @param notices told when the file cannot be written, and when it can be again
     * @throws StoreException when the file is locked by another process, is no store, is damaged or cut off, or cannot be
     *     written; the file is left as it was
     */
    public static Store open(Path file, Consumer<String> notices) throws StoreException {
        StateFile state = new StateFile(file);
        return new Store(state, state.openChecked(), notices);
    }

    /** The map of that name, made when it is first asked for. Keys are sorted. */
    public ConcurrentMap<String, String> map(String name) {
        return new StoreMap(this, name);
    }

    /** Keys of that map from the first that is not before {@code first}, in order; changes meanwhile may show. */
    public Stream<String> keysFrom(String name, String first) {
        Iterator<String> keys = read(name, map -> map.keyIterator(first));
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED), false);
    }

    <T> T read(String name, Function<MVMap<String, String>, T> operation) {
        lock.readLock().lock();
        try {
            if (!store.isClosed() || closed) {
                return operation.apply(opened(name));
            }
        } finally {
            lock.readLock().unlock();
        }
        openAgain();
        return read(name, operation);
    }

    private MVMap<String, String> opened(String name) {
        return maps.computeIfAbsent(name, each -> store.openMap(each));
    }

    /** An operation that may change one row of a map: tells whether it did. */
    interface Write {
        boolean changes(MVMap<String, String> map);
    }

    /** @param text of the row after the change; null when it is removed */
    void write(String name, String key, @Nullable String text, Write operation) {
        read(name, map -> {
            synchronized (pending) {
                String before = map.get(key);
                if (operation.changes(map) && file != null) {
                    sum.change(before, map.get(key));
                    pending.add(new Change(Thread.currentThread(), name, key, text));
                }
            }
            return map;
        });
    }

    /**
     * Writes all changes to the file.
     *
     * @throws StateWriteException when they cannot be written: the changes that this thread made since its last commit
     *     are gone, and nothing else is
     */
    public void commit() {
        if (file == null) {
            return;
        }
        lock.writeLock().lock();
        try {
            boolean own = pending.stream().anyMatch(Store::isOwn);
            // While the disk is full, whoever changed nothing does not try, and is answered.
            if (pending.isEmpty() || (failing && !own)) {
                return;
            }
            try {
                sum.put(store);
                store.commit();
            } catch (RuntimeException e) {
                failed(file, e, own);
                return;
            }
            pending.clear();
            file.committed(store);
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

    private void failed(StateFile state, RuntimeException cause, boolean own) {
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
        if (own) {
            throw failure;
        }
    }

    private void openAgain() {
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

    /** Opens the file with what was committed, and makes the changes again that wait for their commit. */
    private void restore(StateFile state) {
        store.closeImmediately();
        maps.clear();
        store = state.open();
        sum = RowSum.kept(store).orElseGet(RowSum::new);
        for (Change change : pending) {
            MVMap<String, String> map = opened(change.map());
            if (change.text() == null) {
                sum.change(map.remove(change.key()), null);
            } else {
                String row = RowText.write(change.map(), change.key(), change.text());
                sum.change(map.put(change.key(), row), row);
            }
        }
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (!pending.isEmpty()) {
                sum.put(store);
            }
            store.close();
        } catch (RuntimeException e) {
            // Everything that was answered is committed already.
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
