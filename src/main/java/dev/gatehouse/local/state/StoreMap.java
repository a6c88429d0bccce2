package dev.gatehouse.local.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** One map of a store; it stays valid when the store reopens its file. Each value has a checksum. */
final class StoreMap extends AbstractMap<String, String> implements ConcurrentMap<String, String> {
    private final Store store;
    private final String name;

    StoreMap(Store store, String name) {
        this.store = store;
        this.name = name;
    }

    private @Nullable String text(MVMap<String, String> map, Object key) {
        String row = map.get(key);
        return row == null ? null : ChecksummedRow.read(name, String.valueOf(key), row);
    }

    private String row(String key, String value) {
        return ChecksummedRow.write(name, key, value);
    }

    /** Carries the previous value out of an operation. */
    private static final class Found {
        private @Nullable String value;
    }

    @Override
    public @Nullable String get(Object key) {
        Found found = new Found();
        store.read(name, map -> found.value = text(map, key));
        return found.value;
    }

    @Override
    public boolean containsKey(Object key) {
        return store.read(name, map -> map.containsKey(key));
    }

    @Override
    public int size() {
        return store.read(name, MVMap::size);
    }

    @Override
    public @Nullable String put(String key, String value) {
        Found before = new Found();
        store.write(name, key, value, map -> {
            before.value = text(map, key);
            map.put(key, row(key, value));
            return true;
        });
        return before.value;
    }

    @Override
    public @Nullable String putIfAbsent(String key, String value) {
        Found before = new Found();
        store.write(name, key, value, map -> {
            before.value = text(map, key);
            if (before.value == null) {
                map.put(key, row(key, value));
            }
            return before.value == null;
        });
        return before.value;
    }

    @Override
    public @Nullable String remove(Object key) {
        Found before = new Found();
        store.write(name, String.valueOf(key), null, map -> {
            before.value = text(map, key);
            if (before.value != null) {
                map.remove(key);
            }
            return before.value != null;
        });
        return before.value;
    }

    @Override
    public boolean remove(Object key, @Nullable Object value) {
        Found before = new Found();
        store.write(name, String.valueOf(key), null, map -> {
            before.value = text(map, key);
            boolean same = before.value != null && before.value.equals(value);
            if (same) {
                map.remove(key);
            }
            return same;
        });
        return before.value != null && before.value.equals(value);
    }

    @Override
    public boolean replace(String key, String before, String after) {
        Found found = new Found();
        store.write(name, key, after, map -> {
            found.value = text(map, key);
            boolean same = before.equals(found.value);
            if (same) {
                map.put(key, row(key, after));
            }
            return same;
        });
        return before.equals(found.value);
    }

    @Override
    public @Nullable String replace(String key, String value) {
        Found before = new Found();
        store.write(name, key, value, map -> {
            before.value = text(map, key);
            if (before.value != null) {
                map.put(key, row(key, value));
            }
            return before.value != null;
        });
        return before.value;
    }

    /** Sorted by key and read-only. */
    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return StoreMap.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                Iterator<Map.Entry<String, String>> rows =
                        store.read(name, map -> map.entrySet().iterator());
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return rows.hasNext();
                    }

                    @Override
                    public Map.Entry<String, String> next() {
                        Map.Entry<String, String> row = rows.next();
                        return Map.entry(row.getKey(), ChecksummedRow.read(name, row.getKey(), row.getValue()));
                    }
                };
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoreMap map && map.store == store && map.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(store), name);
    }
}
