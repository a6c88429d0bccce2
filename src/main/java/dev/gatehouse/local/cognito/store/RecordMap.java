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

/** One of the store's maps, with its values as records; each call is atomic. */
public final class RecordMap<T extends Record> {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final ConcurrentMap<String, String> map;
    private final Function<String, Stream<String>> keysFrom;
    private final Class<T> type;

    public RecordMap(Store store, String name, Class<T> type) {
        this.map = store.map(name);
        this.keysFrom = first -> store.keysFrom(name, first);
        this.type = type;
    }

    public Optional<T> find(String key) {
        return Optional.ofNullable(map.get(key)).map(this::read);
    }

    public boolean containsKey(String key) {
        return map.containsKey(key);
    }

    public void put(String key, T value) {
        map.put(key, JSON.toJson(value));
    }

    /** Whether it was put: false when the key was taken. */
    public boolean putIfAbsent(String key, T value) {
        return map.putIfAbsent(key, JSON.toJson(value)) == null;
    }

    /** Of many callers at once only one gets the value. */
    public Optional<T> remove(String key) {
        return Optional.ofNullable(map.remove(key)).map(this::read);
    }

    /**
     * Changes a value that is there; {@code change} may be called again when another thread was first.
     *
     * @return the value as it was before, empty when there was none
     */
    public Optional<T> update(String key, UnaryOperator<T> change) {
        while (true) {
            String before = map.get(key);
            if (before == null) {
                return Optional.empty();
            }
            T old = read(before);
            String after = JSON.toJson(change.apply(old));
            // What stays as it was is not written again: the next commit then has nothing to do.
            if (after.equals(before) || map.replace(key, before, after)) {
                return Optional.of(old);
            }
        }
    }

    /** Values whose key is not before {@code first} and begins with {@code prefix}, in the order of their keys. */
    public Stream<T> startingAt(String first, String prefix) {
        return keysFrom.apply(first).takeWhile(key -> key.startsWith(prefix)).flatMap(key -> find(key).stream());
    }

    public void forEach(Consumer<T> reader) {
        map.values().forEach(value -> reader.accept(read(value)));
    }

    public void removeIf(BiPredicate<String, T> condition) {
        for (Map.Entry<String, String> entry : map.entrySet()) {
            if (condition.test(entry.getKey(), read(entry.getValue()))) {
                map.remove(entry.getKey());
            }
        }
    }

    private T read(String json) {
        return JSON.fromJson(json, type);
    }
}
