package dev.gatehouse.function;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Keeps resources in memory. Each execution environment of the function has its own resources, which are lost when it
 * ends.
 */
final class InMemoryResourceStore implements ResourceStore {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** In order of creation, so that the next page continues after the previous one even if a resource was deleted. */
    private final NavigableMap<Long, Resource> byPosition = new TreeMap<>();

    private final Map<String, Long> positionsById = new HashMap<>();
    private final Supplier<String> ids;
    private long lastPosition;

    /** @param ids supplies a new id for each resource; not called before the first resource is added */
    InMemoryResourceStore(Supplier<String> ids) {
        this.ids = ids;
    }

    @Override
    public synchronized Optional<Page> page(int limit, Optional<String> after) {
        if (!after.map(text -> NUMBER.matcher(text).matches()).orElse(true)) {
            return Optional.empty();
        }
        NavigableMap<Long, Resource> rest =
                byPosition.tailMap(after.map(Long::parseLong).orElse(0L), false);
        List<Resource> part = rest.values().stream().limit(limit).toList();
        Optional<String> next = part.size() < rest.size()
                ? Optional.ofNullable(positionsById.get(part.get(limit - 1).id()))
                        .map(String::valueOf)
                : Optional.empty();
        return Optional.of(new Page(part, next));
    }

    @Override
    public synchronized long count() {
        return byPosition.size();
    }

    @Override
    public synchronized Optional<Resource> find(String id) {
        return Optional.ofNullable(positionsById.get(id)).map(byPosition::get);
    }

    @Override
    public synchronized Resource add(String name, String owner) {
        Resource resource = new Resource(ids.get(), name, owner, 1);
        lastPosition++;
        positionsById.put(resource.id(), lastPosition);
        byPosition.put(lastPosition, resource);
        return resource;
    }

    @Override
    public synchronized Optional<Resource> rename(Resource before, String name) {
        if (!find(before.id()).equals(Optional.of(before))) {
            return Optional.empty();
        }
        Resource renamed = before.renamed(name);
        positionsById.computeIfPresent(before.id(), (id, position) -> {
            byPosition.put(position, renamed);
            return position;
        });
        return Optional.of(renamed);
    }

    @Override
    public synchronized boolean remove(Resource before) {
        if (!find(before.id()).equals(Optional.of(before))) {
            return false;
        }
        Optional.ofNullable(positionsById.remove(before.id())).ifPresent(byPosition::remove);
        return true;
    }
}
