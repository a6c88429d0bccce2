package dev.gatehouse.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Resources in memory: they live as long as the instance that Lambda runs, and each instance has its own. */
final class MemoryResources implements Resources {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** In the order of their making, so that a page goes on where the last one ended, whatever was removed. */
    private final NavigableMap<Long, Resource> inOrder = new TreeMap<>();

    private final Map<String, Long> places = new HashMap<>();
    private final Supplier<String> ids;
    private long last;

    /** @param ids gives a new id each time; not asked before the first resource is added */
    MemoryResources(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public synchronized Optional<Page> page(int limit, Optional<String> after) {
        if (!after.map(text -> NUMBER.matcher(text).matches()).orElse(true)) {
            return Optional.empty();
        }
        NavigableMap<Long, Resource> rest =
                inOrder.tailMap(after.map(Long::parseLong).orElse(0L), false);
        List<Resource> part = rest.values().stream().limit(limit).toList();
        Optional<String> next = part.size() < rest.size()
                ? Optional.ofNullable(places.get(part.get(limit - 1).id())).map(String::valueOf)
                : Optional.empty();
        return Optional.of(new Page(part, next));
    }

    @Override
    public synchronized long count() {
        return inOrder.size();
    }

    @Override
    public synchronized Optional<Resource> find(String id) {
        return Optional.ofNullable(places.get(id)).map(inOrder::get);
    }

    @Override
    public synchronized Resource add(String name, String owner) {
        Resource resource = new Resource(ids.get(), name, owner, 1);
        last++;
        places.put(resource.id(), last);
        inOrder.put(last, resource);
        return resource;
    }

    @Override
    public synchronized Optional<Resource> rename(Resource before, String name) {
        if (!find(before.id()).equals(Optional.of(before))) {
            return Optional.empty();
        }
        Resource renamed = before.renamed(name);
        places.computeIfPresent(before.id(), (id, place) -> {
            inOrder.put(place, renamed);
            return place;
        });
        return Optional.of(renamed);
    }

    @Override
    public synchronized boolean remove(Resource before) {
        if (!find(before.id()).equals(Optional.of(before))) {
            return false;
        }
        Optional.ofNullable(places.remove(before.id())).ifPresent(inOrder::remove);
        return true;
    }
}
