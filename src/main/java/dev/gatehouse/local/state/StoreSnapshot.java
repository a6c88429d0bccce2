package dev.gatehouse.local.state;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The rows of some maps of a store at one time. Tests return to it. */
public final class StoreSnapshot {
    private final Predicate<String> names;
    private final Map<String, Map<String, String>> rows;

    private StoreSnapshot(Predicate<String> names, Map<String, Map<String, String>> rows) {
        this.names = names;
        this.rows = rows;
    }

    /** @param names which maps of the store belong to the snapshot, also maps that do not exist yet */
    public static StoreSnapshot of(Store store, Predicate<String> names) {
        Map<String, Map<String, String>> rows = new TreeMap<>();
        store.names().stream().filter(names).forEach(name -> rows.put(name, new TreeMap<>(store.map(name))));
        return new StoreSnapshot(names, rows);
    }

    /** The rows of both snapshots, which have no map in common. */
    public StoreSnapshot with(StoreSnapshot other) {
        Map<String, Map<String, String>> all = new TreeMap<>(rows);
        all.putAll(other.rows);
        return new StoreSnapshot(names.or(other.names), all);
    }

    /** Returns a snapshot with changed values; the keys stay the same. */
    public StoreSnapshot withValues(UnaryOperator<String> change) {
        Map<String, Map<String, String>> changed = new TreeMap<>();
        rows.forEach((name, map) -> {
            Map<String, String> values = new LinkedHashMap<>(map);
            values.replaceAll((key, value) -> change.apply(value));
            changed.put(name, values);
        });
        return new StoreSnapshot(names, changed);
    }

    /** Makes the maps of the snapshot equal to it, and commits. */
    public void restore(Store store) {
        Set<String> all = new HashSet<>(rows.keySet());
        store.names().stream().filter(names).forEach(all::add);
        for (String name : all) {
            Map<String, String> wanted = rows.getOrDefault(name, Map.of());
            ConcurrentMap<String, String> map = store.map(name);
            Set.copyOf(map.keySet()).stream()
                    .filter(key -> !wanted.containsKey(key))
                    .forEach(map::remove);
            wanted.forEach((key, value) -> {
                if (!value.equals(map.get(key))) {
                    map.put(key, value);
                }
            });
        }
        store.commit();
    }

    /** Only the names of the maps: rows contain keys and password hashes. */
    @Override
    public String toString() {
        return "StoreSnapshot" + rows.keySet();
    }
}
