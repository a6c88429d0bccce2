package dev.gatehouse.local.cognito.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.gatehouse.local.state.Store;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A map of the store whose values are records, kept as JSON. Each call is atomic. */
public final class RecordMap<T extends Record> {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final ConcurrentMap<String, String> rows;
    private final Function<String, Stream<String>> keysFrom;
    private final Class<T> type;

    public RecordMap(Store store, String name, Class<T> type) {
        this.rows = store.map(name);
        this.keysFrom = first -> store.keysFrom(name, first);
        this.type = type;
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(rows.get(key)).map(this::read);
    }

    public boolean containsKey(String key) {
        return rows.containsKey(key);
    }

    public void put(String key, T value) {
        rows.put(key, JSON.toJson(value));
    }

    /** Returns false, and changes nothing, if the key is already there. */
    public boolean putIfAbsent(String key, T value) {
        return rows.putIfAbsent(key, JSON.toJson(value)) == null;
    }

    /** If several callers remove the same key at once, only one of them gets the value. */
    public Optional<T> remove(String key) {
        return Optional.ofNullable(rows.remove(key)).map(this::read);
    }

    /**
     * Changes the value of a key, if there is one. {@code change} runs again if another thread changed the value
     * meanwhile.
     *
     * @return the previous value; empty if there was none
     */
    public Optional<T> update(String key, UnaryOperator<T> change) {
        while (true) {
            String before = rows.get(key);
            if (before == null) {
                return Optional.empty();
            }
            T old = read(before);
            String after = JSON.toJson(change.apply(old));
            // An unchanged value is not written: the next commit then has nothing to do.
            if (after.equals(before) || rows.replace(key, before, after)) {
                return Optional.of(old);
            }
        }
    }

    /**
     * The values whose keys begin with {@code prefix} and are not less than {@code first}, in the order of the keys.
     */
    public Stream<T> startingAt(String first, String prefix) {
        return keysFrom.apply(first).takeWhile(key -> key.startsWith(prefix)).flatMap(key -> find(key).stream());
    }

    public void forEach(Consumer<T> reader) {
        rows.values().forEach(value -> reader.accept(read(value)));
    }

    public void removeIf(BiPredicate<String, T> condition) {
        for (Map.Entry<String, String> entry : rows.entrySet()) {
            if (condition.test(entry.getKey(), read(entry.getValue()))) {
                rows.remove(entry.getKey());
            }
        }
    }

    private T read(String json) {
        return JSON.fromJson(json, type);
    }
}
